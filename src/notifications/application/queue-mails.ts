import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { deadLinks } from '../domain/dead-links.js';
import type { MailCase, MailEvent } from '../domain/mail-case.js';
import { isOfTheClock, morningOf } from '../domain/kept-for-morning.js';
import { planMails, type PlannedMail } from '../domain/plan-mails.js';
import type { QueuedMessages } from './queued-messages.js';
import type { RecipientLinks } from './recipient-links.js';

/** Writes down who has to be told about an event. Sending is another's work, so that no mail server holds this up. */
export class QueueMails {
  constructor(
    private readonly links: RecipientLinks,
    private readonly messages: QueuedMessages,
    private readonly clock: Clock,
  ) {}

  async execute(event: MailEvent, about: MailCase, sql: Sql): Promise<void> {
    await this.links.kill(deadLinks(event, about.procedure), about.partnershipId, sql);
    // in the morning it would be false that the case has lapsed
    if (event.type === 'partnership.revived') await this.messages.release(about.partnershipId, null, sql);
    for (const planned of planMails(event, about)) await this.queue(planned, event, about, sql);
  }

  private async queue(planned: PlannedMail, event: MailEvent, about: MailCase, sql: Sql): Promise<void> {
    const { template, recipient, informative } = planned;
    const message = { cause: { eventId: event.id }, partnershipId: about.partnershipId, template, recipient };
    if (await this.messages.isKnown(message, sql)) return;
    const link = await this.links.linkFor(planned.link, recipient, about, sql);
    const nature = informative ? 'informative' : 'essential';
    const whole = { ...message, nature, data: { ...planned.data, link } } as const;
    const now = this.clock.now();
    const dueAt = isOfTheClock(event, recipient) ? morningOf(recipient, about, now) : now;
    if (dueAt > now) {
      await this.messages.add({ ...whole, notBefore: dueAt, dueAt }, sql);
      return;
    }
    // what was kept for their morning comes before it, in the order of what happened
    await this.messages.release(about.partnershipId, recipient.mail, sql);
    await this.messages.add(whole, sql);
  }
}
