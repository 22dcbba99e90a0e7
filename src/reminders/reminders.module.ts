import { Inject, Module } from '@nestjs/common';
import { MailCases } from '../notifications/application/mail-cases.js';
import { QueueClockMails } from '../notifications/application/queue-clock-mails.js';
import { PerformActionHandler } from '../partnerships/application/perform-action.handler.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { ClockPolicies } from './application/clock-policies.js';
import { PlanDeadlines } from './application/plan-deadlines.js';
import { Replans } from './application/replans.js';
import { TakeStep } from './application/take-step.js';
import { PostgresClockPolicies } from './infrastructure/postgres-clock-policies.js';
import { PostgresReplans } from './infrastructure/postgres-replans.js';
import { DueDeadlines } from './jobs/due-deadlines.js';
import { DueReplans } from './jobs/due-replans.js';
import { RemindersConsumer } from './jobs/reminders.consumer.js';

/** What the clock does when nobody moves. In every role: only workers claim what is due. */
@Module({
  providers: [
    made(PlanDeadlines, [Clock]),
    made(TakeStep, [Database, MailCases, QueueClockMails, PerformActionHandler, Clock]),
    made(DueDeadlines, [Database, TakeStep, Clock, Wake]),
    made(PostgresReplans, [Database], Replans),
    made(DueReplans, [Database, Replans, PlanDeadlines, Clock]),
    made(PostgresClockPolicies, [Database, Replans, Clock, Wake], ClockPolicies),
    RemindersConsumer,
  ],
  exports: [ClockPolicies],
})
export class RemindersModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(RemindersConsumer) consumer: RemindersConsumer,
    @Inject(WorkSources) sources: WorkSources,
    @Inject(DueDeadlines) due: DueDeadlines,
    @Inject(DueReplans) replans: DueReplans,
  ) {
    subscriptions.add(consumer);
    sources.add(due);
    sources.add(replans);
  }
}
