import { Inject, Module } from '@nestjs/common';
import { MailCases } from '../notifications/application/mail-cases.js';
import { QueueClockMails } from '../notifications/application/queue-clock-mails.js';
import { PerformActionHandler } from '../partnerships/application/perform-action.handler.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { PlanDeadlines } from './application/plan-deadlines.js';
import { TakeStep } from './application/take-step.js';
import { DueDeadlines } from './jobs/due-deadlines.js';
import { RemindersConsumer } from './jobs/reminders.consumer.js';

/** What the clock does when nobody moves. In every role: only workers claim what is due. */
@Module({
  providers: [
    { provide: PlanDeadlines, inject: [Clock], useFactory: (clock: Clock) => new PlanDeadlines(clock) },
    {
      provide: TakeStep,
      inject: [Database, MailCases, QueueClockMails, PerformActionHandler, Clock],
      useFactory: (
        database: Database,
        cases: MailCases,
        mails: QueueClockMails,
        handler: PerformActionHandler,
        clock: Clock,
      ) => new TakeStep(database, cases, mails, handler, clock),
    },
    {
      provide: DueDeadlines,
      inject: [Database, TakeStep, Clock, Wake],
      useFactory: (database: Database, steps: TakeStep, clock: Clock, wake: Wake) =>
        new DueDeadlines(database, steps, clock, wake),
    },
    RemindersConsumer,
  ],
})
export class RemindersModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(RemindersConsumer) consumer: RemindersConsumer,
    @Inject(WorkSources) sources: WorkSources,
    @Inject(DueDeadlines) due: DueDeadlines,
  ) {
    subscriptions.add(consumer);
    sources.add(due);
  }
}
