import { Module } from '@nestjs/common';
import pino from 'pino';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { CONFIG } from '../platform/platform.module.js';
import { Housekeeping } from './application/housekeeping.js';
import { HousekeepingTimer } from './jobs/housekeeping-timer.js';

/** For workers: clears away what has had its time. */
@Module({
  providers: [
    made(Housekeeping, [Database, Clock]),
    {
      provide: HousekeepingTimer,
      inject: [Housekeeping, CONFIG],
      useFactory: (housekeeping: Housekeeping, { logLevel }: Config) =>
        new HousekeepingTimer(housekeeping, pino({ name: 'housekeeping', level: logLevel })),
    },
  ],
})
export class HousekeepingModule {}
