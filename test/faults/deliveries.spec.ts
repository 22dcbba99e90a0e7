import { getQueueToken } from '@nestjs/bullmq';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Queue } from 'bullmq';
import { Backlog } from '../../src/platform/outbox/backlog.js';
import { Incidents } from '../../src/platform/outbox/incidents.js';
import { Wake } from '../../src/platform/outbox/wake.js';
import { JobQueues } from '../../src/platform/queues/job-queues.js';
import { poison } from '../support/outbox-consumers.js';
import { calls, effects, insertEvents, makeEffects, states, type WantedEvents } from '../support/outbox-events.js';
import { eventually, type OutboxWorker, startOutboxWorker, testQueues, wipeQueue } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(40_000);
const retries = { maxAttempts: 3, backoff: () => 0.05 };

describe.each(testQueues())('deliveries by four workers, with the queue on %s', (_, queue) => {
  let store: TestDatabase;
  let workers: OutboxWorker[];

  const insert = async (wanted: WantedEvents) => {
    const ids = await insertEvents(store.database, wanted);
    workers[0]?.module.get(Wake).soon();
    return ids;
  };
  const handled = async (consumer: string) => (await states(store.database, consumer)).handled ?? 0;
  const allHandled = (consumer: string, n: number) =>
    eventually(`${n} of ${consumer} are handled`, async () => (await handled(consumer)) === n);
  const incidents = () => workers[0]!.module.get(Incidents);

  beforeAll(async () => {
    store = await openTestDatabase();
    await makeEffects(store.database);
    calls.clear();
    workers = [];
    for (let n = 0; n < 4; n++) workers.push(await startOutboxWorker({ url: store.url, queue, retries }));
    await insert({ partnerships: 1, eventsEach: 1, consumers: [{ name: 'longer than a lease' }] });
  });

  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await wipeQueue(queue, store.database);
    await store.close();
  });

  it('parks the one that always fails, and handles a thousand others once', async () => {
    const consumers = [{ name: 'poisoned', ordered: true }, { name: 'good' }];
    const ids = await insertEvents(store.database, { partnerships: 250, eventsEach: 4, consumers, dueIn: '1 hour' });
    poison.add(ids[1] ?? '');
    await store.database.query(
      "update event_delivery set next_attempt_at = now() where consumer in ('poisoned', 'good')",
    );
    workers[0]?.module.get(Wake).soon();
    await allHandled('good', 1_000);
    await allHandled('poisoned', 999);
    await eventually('it is parked', async () => (await states(store.database, 'poisoned')).parked === 1);
    expect(await effects(store.database, 'good')).toEqual({ all: 1_000, distinct: 1_000 });
    expect(await effects(store.database, 'poisoned')).toEqual({ all: 999, distinct: 999 });
  });

  it('shows what is parked, and handles it once its cause is mended and it is tried again', async () => {
    expect((await workers[0]!.module.get(Backlog).read()).parked).toBe(1);
    const [incident] = await incidents().list();
    expect(incident).toMatchObject({ consumer: 'poisoned', eventType: 'tested', attempts: 3, error: 'never' });
    poison.clear();
    expect(await incidents().retry(incident!.eventId, 'poisoned')).toBe(true);
    await allHandled('poisoned', 1_000);
    expect(await incidents().retry(incident!.eventId, 'poisoned')).toBe(false);
    expect(await effects(store.database, 'poisoned')).toEqual({ all: 1_000, distinct: 1_000 });
  });

  it('parks at once what a rule refuses', async () => {
    await insert({ partnerships: 1, eventsEach: 1, consumers: [{ name: 'refusing' }] });
    await eventually('it is parked', async () => (await states(store.database, 'refusing')).parked === 1);
    expect(await incidents().list()).toMatchObject([{ consumer: 'refusing', attempts: 1 }]);
  });

  it('leaves to a newer release what only that one knows', async () => {
    await insert({ partnerships: 1, eventsEach: 1, consumers: [{ name: 'of a newer release' }, { name: 'good' }] });
    await allHandled('good', 1_001);
    expect(await states(store.database, 'of a newer release')).toEqual({ pending: 1 });
  });

  it('has one effect when the same job comes twenty times', async () => {
    const made = { partnerships: 5, eventsEach: 10, consumers: [{ name: 'slow' }], dueIn: '1 hour' };
    const ids = await insertEvents(store.database, made);
    const copies = Array.from({ length: 20 }, (__, n) => ({ jobId: `copy-${n}`, data: { consumer: 'slow', ids } }));
    await workers[0]!.module.get(JobQueues).add('deliveries', copies);
    const jobs = workers[0]!.module.get<Queue>(getQueueToken('deliveries'), { strict: false });
    await eventually('all copies have run', async () => (await jobs.getJobCountByTypes('wait', 'active')) === 0);
    expect(await effects(store.database, 'slow')).toEqual({ all: 50, distinct: 50 });
  });

  it('keeps the order of each partnership for a consumer that asks for it', async () => {
    await insert({ partnerships: 25, eventsEach: 8, consumers: [{ name: 'shuffled', ordered: true }] });
    await allHandled('shuffled', 200);
    const late = await store.database.query(
      `select 1 from effect a join effect b using (consumer, partnership_id)
       where consumer = 'shuffled' and a.version < b.version and a.n > b.n`,
    );
    expect(late).toHaveLength(0);
    expect(await effects(store.database, 'shuffled')).toEqual({ all: 200, distinct: 200 });
  });

  it('loses nothing when the queue is wiped in the middle of 500', async () => {
    await insert({ partnerships: 50, eventsEach: 10, consumers: [{ name: 'slow' }] });
    await eventually('some are handled', async () => (await handled('slow')) >= 100);
    await wipeQueue(queue, store.database);
    await allHandled('slow', 550);
    expect(await effects(store.database, 'slow')).toEqual({ all: 550, distinct: 550 });
  });

  it('does work once that takes longer than its lease', async () => {
    await allHandled('longer than a lease', 1);
    expect(calls.get('longer than a lease')).toBe(1);
  });

  it('goes on after PostgreSQL has ended every connection', async () => {
    await insert({ partnerships: 30, eventsEach: 10, consumers: [{ name: 'slow' }] });
    await eventually('some more are handled', async () => (await handled('slow')) >= 600);
    await store.database.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await allHandled('slow', 850);
    expect(await effects(store.database, 'slow')).toEqual({ all: 850, distinct: 850 });
  });
});
