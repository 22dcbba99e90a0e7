import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import { MailCases } from '../application/mail-cases.js';
import { QueueMails } from '../application/queue-mails.js';
import { mailedEvents } from '../domain/mails.js';

/** Turns events into messages, in the transaction that marks the event as handled. */
@Injectable()
export class NotificationConsumer extends EventConsumer {
  readonly name = 'notifications';
  readonly eventTypes = mailedEvents;
  readonly ordered = true;

  constructor(
    @Inject(MailCases) private readonly cases: MailCases,
    @Inject(QueueMails) private readonly mails: QueueMails,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  async handle(event: DeliveredEvent, sql: Sql): Promise<void> {
    const about = await this.cases.about(event.partnershipId, this.clock.now(), sql);
    await this.mails.execute(await this.cases.event(event, sql), about, sql);
  }
}
