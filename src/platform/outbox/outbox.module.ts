import { Global, Module, type Provider } from '@nestjs/common';
import pino from 'pino';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { CONFIG } from '../platform.module.js';
import { Backlog } from './backlog.js';
import { Deliveries } from './deliveries.js';
import { DeliveryProcessor, type RetryPolicy, usualRetries } from './delivery-processor.js';
import { Incidents } from './incidents.js';
import { PostgresWake } from './postgres-wake.js';
import { Subscriptions } from './subscriptions.js';
import { Wake } from './wake.js';
import { WorkSources } from './work-sources.js';

/** Token of the `RetryPolicy` of deliveries, so that tests needn't wait for hours. */
export const RETRY_POLICY = Symbol('RetryPolicy');

const workSources: Provider = {
  provide: WorkSources,
  inject: [Database, Subscriptions, CONFIG, RETRY_POLICY],
  useFactory: (database: Database, subscriptions: Subscriptions, config: Config, retries: RetryPolicy) => {
    const log = pino({ name: 'outbox', level: config.logLevel });
    const processor = new DeliveryProcessor(database, subscriptions, log, retries);
    const sources = new WorkSources();
    sources.add(new Deliveries(database, subscriptions, processor));
    return sources;
  },
};

/** What every process needs: who wants which events, and how to wake whoever works them off. */
@Global()
@Module({
  providers: [
    { provide: Subscriptions, useFactory: () => new Subscriptions() },
    {
      provide: PostgresWake,
      inject: [Database, CONFIG],
      useFactory: (database: Database, config: Config) =>
        new PostgresWake(database, config.role !== 'all' || !config.embedded),
    },
    { provide: Wake, useExisting: PostgresWake },
    {
      provide: Incidents,
      inject: [Database, Wake],
      useFactory: (database: Database, wake: Wake) => new Incidents(database, wake),
    },
    { provide: Backlog, inject: [Database], useFactory: (database: Database) => new Backlog(database) },
    { provide: RETRY_POLICY, useValue: usualRetries },
    workSources,
  ],
  exports: [Subscriptions, Wake, PostgresWake, Incidents, Backlog, WorkSources],
})
export class OutboxModule {}
