import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import pino from 'pino';
import type { Config } from '../../src/platform/config/config.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import type { Database } from '../../src/platform/database/database.js';
import type { RetryPolicy } from '../../src/platform/outbox/delivery-processor.js';
import type { EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { OutboxModule, RETRY_POLICY } from '../../src/platform/outbox/outbox.module.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import type { WorkSource } from '../../src/platform/outbox/work-source.js';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { openQueueConnection, queueSchema } from '../../src/platform/queues/queue-connection.js';
import { WorkerModule } from '../../src/platform/queues/worker.module.js';
import { testConsumers } from './outbox-consumers.js';

export interface TestQueue {
  redisUrl?: string;
  /** Of every key, so that specs share a Redis without seeing each other. */
  prefix: string;
}

/** The queues there are to test on: PostgreSQL always, Redis where TEST_REDIS_URL names one. */
export const testQueues = (): [name: string, queue: TestQueue][] => {
  const prefix = `{test-${randomBytes(6).toString('hex')}}`;
  const redisUrl = process.env.TEST_REDIS_URL;
  return [['PostgreSQL', { prefix }], ...(redisUrl ? [['Redis', { prefix, redisUrl }] as [string, TestQueue]] : [])];
};

export interface OutboxWorker {
  readonly module: TestingModule;
  stop(): Promise<void>;
}

export interface OutboxWorkerOptions {
  url: string;
  queue: TestQueue;
  consumers?: EventConsumer[];
  sources?: WorkSource[];
  retries?: RetryPolicy;
  concurrency?: number;
}

@Module({})
class NoFeature {}

/** A worker with nothing in it but the outbox and the consumers of a test. */
export async function startOutboxWorker(options: OutboxWorkerOptions): Promise<OutboxWorker> {
  const { url, queue, consumers = testConsumers(), concurrency = 4 } = options;
  const dataSource = await openDataSource({ url, poolSize: 30, applicationName: 'entente test worker' });
  const config = { role: 'worker', embedded: false, logLevel: 'silent' } as unknown as Config;
  const connection = openQueueConnection({ databaseUrl: url, ...queue, log: pino({ level: 'silent' }) });
  await connection.prepare();
  const platform = PlatformModule.forRoot({ config, secretKey: 'a secret of tests', dataSource });
  const building = Test.createTestingModule({
    imports: [platform, OutboxModule, NoFeature, WorkerModule.forRoot(connection)],
  });
  if (options.retries) building.overrideProvider(RETRY_POLICY).useValue(options.retries);
  const module = await building.compile();
  for (const consumer of consumers) module.get(Subscriptions).add(consumer);
  for (const source of options.sources ?? []) module.get(WorkSources).add(source);
  await module.init();
  await module.get(WorkerModule).start(concurrency);
  return { module, stop: () => module.close() };
}

/** Everything the queue knows is gone, as after a FLUSHALL or a restore of the database without its queue. */
export async function wipeQueue({ redisUrl, prefix }: TestQueue, database: Database): Promise<void> {
  if (!redisUrl) {
    await dropSchema(database);
    return;
  }
  const redis = new Redis(redisUrl);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1_000 }))
    if (keys.length > 0) await redis.unlink(keys);
  await redis.quit();
}

/** Away at once under a name that nobody asks for: a plain drop runs into deadlocks with what BullMQ does meanwhile. */
async function dropSchema(database: Database): Promise<void> {
  const [there] = await database.query('select 1 from pg_namespace where nspname = $1', [queueSchema]);
  if (!there) return;
  const gone = `gone_${randomBytes(6).toString('hex')}`;
  await database.query(`alter schema ${queueSchema} rename to ${gone}`);
  await database.query(`drop schema ${gone} cascade`);
}

/** Polls where nothing tells: only for what another process or the database does. */
export async function eventually(what: string, holds: () => Promise<boolean>, timeoutMs = 20_000): Promise<void> {
  for (const end = performance.now() + timeoutMs; !(await holds()); await pause(15))
    if (performance.now() > end) throw new Error(`Not so within ${timeoutMs} ms: ${what}`);
}
