import { Module } from '@nestjs/common';
import { MailHealth } from '../../notifications/application/mail-health.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { made } from '../../platform/made.js';
import { CONFIG } from '../../platform/platform.module.js';
import { DatabaseGauges } from './database-gauges.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { PostgresQueueProbe } from './postgres-queue-probe.js';
import { QueueProbe } from './queue-probe.js';
import { Readiness } from './readiness.js';
import { RedisQueueProbe } from './redis-queue-probe.js';

/** Health and metrics: in every process that listens. */
@Module({
  imports: [DocumentsModule],
  controllers: [HealthController, MetricsController],
  providers: [
    Readiness,
    DatabaseGauges,
    made(MailHealth, [Database]),
    {
      provide: QueueProbe,
      inject: [CONFIG, Database],
      useFactory: (config: Config, database: Database): QueueProbe =>
        config.redisUrl ? new RedisQueueProbe(config.redisUrl) : new PostgresQueueProbe(database),
    },
  ],
})
export class OperationsModule {}
