import { Inject, Injectable } from '@nestjs/common';
import { eventTypes } from '../../partnerships/domain/events.js';
import type { Sql } from '../../platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { PlanDeadlines } from '../application/plan-deadlines.js';

/** Talk doesn't move a case. */
const talk = ['case.noted', 'case.message-sent', 'partnership.change-answered'];

/** Plans anew what the clock has to do, after everything that may have changed whose move it is. */
@Injectable()
export class RemindersConsumer extends EventConsumer {
  readonly name = 'reminders';
  readonly eventTypes = eventTypes.filter((type) => !talk.includes(type));
  readonly ordered = true;

  constructor(@Inject(PlanDeadlines) private readonly plan: PlanDeadlines) {
    super();
  }

  async handle({ partnershipId, occurredAt }: DeliveredEvent, sql: Sql): Promise<void> {
    await this.plan.execute(partnershipId, occurredAt, sql);
  }
}
