import { Global, Module } from '@nestjs/common';
import pino from 'pino';
import type { Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { CONFIG } from '../platform.module.js';
import { Deliveries } from './deliveries.js';
import { DeliveryProcessor } from './delivery-processor.js';
import { Incidents } from './incidents.js';
import { PostgresWake } from './postgres-wake.js';
import { Subscriptions } from './subscriptions.js';
import { Wake } from './wake.js';
import { WorkSources } from './work-sources.js';

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
    {
      provide: WorkSources,
      inject: [Database, Subscriptions, Wake, CONFIG],
      useFactory: (database: Database, subscriptions: Subscriptions, wake: Wake, config: Config) => {
        const log = pino({ name: 'outbox', level: config.logLevel });
        const processor = new DeliveryProcessor(database, subscriptions, wake, log);
        const sources = new WorkSources();
        sources.add(new Deliveries(database, subscriptions, processor));
        return sources;
      },
    },
  ],
  exports: [Subscriptions, Wake, PostgresWake, Incidents, WorkSources],
})
export class OutboxModule {}
