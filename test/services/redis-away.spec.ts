import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Wake } from '../../src/platform/outbox/wake.js';
import { CuttableProxy } from '../support/cuttable-proxy.js';
import { effects, insertEvents, makeEffects, states } from '../support/outbox-events.js';
import { eventually, type OutboxWorker, startOutboxWorker, testQueues, wipeQueue } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(40_000);
const [, onRedis] = testQueues();

(onRedis ? describe : describe.skip)('Redis away (needs TEST_REDIS_URL)', () => {
  const queue = onRedis?.[1] ?? { prefix: '' };
  let store: TestDatabase;
  let worker: OutboxWorker;
  let proxy: CuttableProxy;

  const slow = { name: 'slow' };
  const handled = async () => (await states(store.database, 'slow')).handled ?? 0;
  const allHandled = (n: number) => eventually(`${n} are handled`, async () => (await handled()) === n);

  beforeAll(async () => {
    store = await openTestDatabase();
    await makeEffects(store.database);
    const target = new URL(queue.redisUrl ?? '');
    proxy = new CuttableProxy({ host: target.hostname, port: Number(target.port || 6379) });
    const port = await proxy.open();
    await proxy.cut();
    const away = `redis://127.0.0.1:${port}${target.pathname}`;
    worker = await startOutboxWorker({ url: store.url, queue: { ...queue, redisUrl: away } });
  });

  afterAll(async () => {
    await worker.stop();
    await proxy.cut();
    await wipeQueue(queue, store.database);
    await store.close();
  });

  it('when the worker starts: it waits, and works once Redis is there', async () => {
    await insertEvents(store.database, { partnerships: 10, eventsEach: 10, consumers: [slow] });
    worker.module.get(Wake).soon();
    await proxy.open();
    await allHandled(100);
  });

  it('in the middle of the work: everything arrives once it is back', async () => {
    await insertEvents(store.database, { partnerships: 30, eventsEach: 10, consumers: [slow] });
    worker.module.get(Wake).soon();
    await eventually('some are handled', async () => (await handled()) > 120);
    await proxy.cut();
    await insertEvents(store.database, { partnerships: 10, eventsEach: 10, consumers: [slow] });
    worker.module.get(Wake).soon();
    await proxy.open();
    await allHandled(500);
    expect(await effects(store.database, 'slow')).toEqual({ all: 500, distinct: 500 });
  });
});
