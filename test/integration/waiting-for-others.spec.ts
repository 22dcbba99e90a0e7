import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { DeliveryProcessor } from '../../src/platform/outbox/delivery-processor.js';
import { EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { Incidents } from '../../src/platform/outbox/incidents.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { TimeStampUnavailable } from '../../src/sealing/application/time-stamp-unavailable.js';
import { insertEvents } from '../support/outbox-events.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

class Waiting extends EventConsumer {
  readonly eventTypes = 'all';
  readonly ordered = true;
  override readonly batch = 1;
  away = true;

  constructor(
    readonly name: string,
    override readonly waitsForOthers: boolean,
  ) {
    super();
  }

  async handle(): Promise<void> {
    if (this.away) throw new TimeStampUnavailable('it does not answer');
  }
}

describe('Work that waits for somebody else', () => {
  let store: TestDatabase;
  const patient = new Waiting('patient', true);
  const usual = new Waiting('usual', false);
  const waits: number[] = [];

  beforeAll(async () => {
    store = await openTestDatabase();
    const consumers = [
      { name: 'patient', ordered: true },
      { name: 'usual', ordered: true },
    ];
    await insertEvents(store.database, { partnerships: 1, eventsEach: 1, consumers });
  });
  afterAll(() => store.close());

  const incidents = () => new Incidents(store.database, { soon: () => {} });

  async function attempted(consumer: Waiting, times: number): Promise<void> {
    const subscriptions = new Subscriptions();
    subscriptions.add(consumer);
    const backoff = (attempts: number) => {
      waits.push(attempts);
      return 7_200;
    };
    const retries = { maxAttempts: 3, backoff };
    const processor = new DeliveryProcessor(store.database, subscriptions, pino({ level: 'silent' }), retries);
    const [row] = await store.database.query<{ event_id: string }>(
      'select event_id from event_delivery where consumer = $1',
      [consumer.name],
    );
    for (let attempt = 0; attempt < times; attempt++) await processor.process(consumer.name, [row?.event_id ?? '']);
  }

  it('is tried for as long as it takes and never hours apart, while staff see why; others are given up', async () => {
    await attempted(patient, 10);
    await attempted(usual, 10);
    const found = (await incidents().list()).sort((one, other) => one.consumer.localeCompare(other.consumer));
    expect(found).toMatchObject([
      { consumer: 'patient', attempts: 10, nextTry: expect.any(String) },
      { consumer: 'usual', attempts: 3, nextTry: null },
    ]);
    expect(found[0]?.error).toBe('The time-stamp authority gave no time stamp that can be used: it does not answer.');
    const wait = new Date(found[0]?.nextTry ?? 0).getTime() - Date.now();
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThan(301_000);
    expect(await incidents().count()).toBe(2);
  });

  it('can be tried at once by staff, and is no incident any more once it worked', async () => {
    const [waiting] = (await incidents().list()).filter(({ consumer }) => consumer === 'patient');
    expect(await incidents().retry(waiting?.eventId ?? '', 'patient')).toBe(true);
    patient.away = false;
    await attempted(patient, 1);
    expect((await incidents().list()).map(({ consumer }) => consumer)).toEqual(['usual']);
    const [row] = await store.database.query(`select state from event_delivery where consumer = 'patient'`);
    expect(row).toEqual({ state: 'handled' });
  });
});
