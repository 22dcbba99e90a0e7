import { Module } from '@nestjs/common';
import { MailCases } from '../notifications/application/mail-cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { CancelStep } from '../reminders/application/cancel-step.js';
import { PlannedList } from './application/planned-list.js';
import { PlannedMessages } from './application/planned-messages.js';
import { PostgresPlannedList } from './infrastructure/postgres-planned-list.js';

/** What the clock has planned in all cases, for pages and programs. Needs the notifications. */
@Module({
  providers: [
    made(PostgresPlannedList, [Database], PlannedList),
    made(PlannedMessages, [PlannedList, MailCases, Database]),
    made(CancelStep, [Database, Clock]),
  ],
  exports: [PlannedMessages, CancelStep],
})
export class PlannedModule {}
