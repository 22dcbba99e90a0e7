import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { effects, insertEvents, makeEffects, states } from '../support/outbox-events.js';
import { eventually, testQueues, wipeQueue } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript, type TypescriptProcess } from '../support/typescript-process.js';

jest.setTimeout(60_000);
const child = fileURLToPath(new URL('./deliveries.child.ts', import.meta.url));
const rounds = 3;

describe.each(testQueues())(
  'a worker killed in the middle of a hundred deliveries, with the queue on %s',
  (_, queue) => {
    let store: TestDatabase;
    const running: TypescriptProcess[] = [];

    const start = () => {
      const worker = runTypescript(child, [store.url, queue.prefix, ...(queue.redisUrl ? [queue.redisUrl] : [])]);
      running.push(worker);
      return worker.line('ready').then(() => worker);
    };
    const handled = async () => (await states(store.database, 'killed')).handled ?? 0;

    beforeAll(async () => {
      store = await openTestDatabase();
      await makeEffects(store.database);
    });

    afterAll(async () => {
      for (const { pid } of running) process.kill(pid, 'SIGKILL');
      await Promise.all(running.map(({ ended }) => ended));
      await wipeQueue(queue, store.database);
      await store.close();
    });

    it('loses nothing and does nothing twice; within five seconds others have taken it up', async () => {
      let [victim, other] = await Promise.all([start(), start()]);
      for (let round = 0; round < rounds; round++) {
        const replacement = start();
        await insertEvents(store.database, { partnerships: 10, eventsEach: 10, consumers: [{ name: 'killed' }] });
        await eventually('some are handled', async () => (await handled()) > round * 100 + round * 20);
        process.kill(victim.pid, 'SIGKILL');
        const killed = performance.now();
        running.splice(running.indexOf(victim), 1);
        await eventually('all are handled', async () => (await handled()) === (round + 1) * 100);
        expect(performance.now() - killed).toBeLessThan(5_000);
        [victim, other] = [other, await replacement];
      }
      expect(await effects(store.database, 'killed')).toEqual({ all: rounds * 100, distinct: rounds * 100 });
    });
  },
);
