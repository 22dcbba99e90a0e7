import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pino from 'pino';
import { loadConfig } from '../../src/platform/config/config.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { OutboxModule } from '../../src/platform/outbox/outbox.module.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { Wake } from '../../src/platform/outbox/wake.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { openQueueConnection } from '../../src/platform/queues/queue-connection.js';
import { WorkerModule } from '../../src/platform/queues/worker.module.js';
import { BenchConsumer } from './bench-consumer.js';
import { BenchWorld } from './bench-world.js';

@Module({})
class BenchModule {}

/** The product's own commit path, relay, queue and workers, in one process, with one consumer that does nothing. */
export interface BenchProduct {
  app: INestApplicationContext;
  database: Database;
  world: BenchWorld;
  consumer: BenchConsumer;
  postgres: string;
}

export async function openBenchProduct(databaseUrl: string, redisUrl: string | undefined): Promise<BenchProduct> {
  const dataSource = await openDataSource({ url: databaseUrl, poolSize: 32 });
  const queue = openQueueConnection({ databaseUrl, redisUrl, log: pino({ level: 'warn' }) });
  await queue.prepare();
  const config = loadConfig({ LOG_LEVEL: 'warn' });
  const imports = [
    PlatformModule.forRoot({ config, secretKey: 'x'.repeat(32), dataSource }),
    OutboxModule,
    WorkerModule.forRoot(queue),
  ];
  const app = await NestFactory.createApplicationContext(
    { module: BenchModule, imports },
    { logger: ['error', 'warn'] },
  );
  const consumer = new BenchConsumer();
  app.get(Subscriptions).add(consumer);
  const database = app.get(Database);
  await app.get(WorkerModule).start(config.workerConcurrency);
  const [version] = await database.query<{ v: string }>("select current_setting('server_version') as v");
  const world = new BenchWorld(database, app.get(Subscriptions), app.get(Wake));
  return { app, database, world, consumer, postgres: version?.v ?? '' };
}
