import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { Wake } from '../../src/platform/outbox/wake.js';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { effects, insertEvents, makeEffects, Recorder, states } from '../support/outbox-events.js';
import { eventually, type OutboxWorker, startOutboxWorker, testQueues, wipeQueue } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const retries = { maxAttempts: 3, backoff: () => 0.05 };

describe.each(testQueues())('deliveries, with the queue on %s', (_, queue) => {
  let store: TestDatabase;
  let poisoned = '';
  const workers: OutboxWorker[] = [];

  const consumers = () => [
    new Recorder('good'),
    new Recorder('poisoned', true, 100, async ({ id }) => {
      if (id === poisoned) throw new Error('never');
    }),
    new Recorder('slow', false, 10, () => new Promise((resolve) => setTimeout(resolve, 2))),
    new Recorder('shuffled', true, 100, () => new Promise((resolve) => setTimeout(resolve, Math.random() * 6))),
  ];
  const startWorker = async () => {
    const worker = await startOutboxWorker({ url: store.url, queue, consumers, retries });
    workers.push(worker);
    return worker;
  };
  const wake = () => workers[0]?.module.get(Wake).soon();
  const allHandled = (consumer: string, n: number) =>
    eventually(`${n} of ${consumer} are handled`, async () => (await states(store.database, consumer)).handled === n);

  beforeAll(async () => {
    store = await openTestDatabase();
    await makeEffects(store.database);
    await startWorker();
    await startWorker();
  }, 30_000);

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await wipeQueue(queue, store.database);
    await store.close();
  }, 30_000);

  it('parks the one that always fails, and handles a thousand others once', async () => {
    const made = { partnerships: 250, eventsEach: 4, consumers: [{ name: 'poisoned', ordered: true }, { name: 'good' }] };
    const ids = await insertEvents(store.database, { ...made, partnerships: 0 });
    expect(ids).toEqual([]);
    const [first] = await store.database.transaction(async () => insertEvents(store.database, { ...made, partnerships: 1, consumers: [] }));
    poisoned = first ?? '';
    await store.database.query(
      `insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
       select e.id, 'poisoned', e.partnership_id, e.version, true, now() from partnership_event e`,
    );
    await insertEvents(store.database, made);
    wake();
    await allHandled('poisoned', 1_003);
    expect(await states(store.database, 'poisoned')).toEqual({ handled: 1_003, parked: 1 });
    expect(await effects(store.database, 'poisoned')).toEqual({ all: 1_003, distinct: 1_003 });
    await allHandled('good', 1_000);
    expect(await effects(store.database, 'good')).toEqual({ all: 1_000, distinct: 1_000 });
  });
});
