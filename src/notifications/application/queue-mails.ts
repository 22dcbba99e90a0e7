import type { Sql } from '../../platform/database/database.js';
import { deadLinks } from '../domain/dead-links.js';
import type { MailCase, MailEvent } from '../domain/mail-case.js';
import { planMails, type PlannedMail } from '../domain/plan-mails.js';
import type { QueuedMessages } from './queued-messages.js';
import type { RecipientLinks } from './recipient-links.js';

/** Writes down who has to be told about an event. Sending is another's work, so that no mail server holds this up. */
export class QueueMails {
  constructor(
    private readonly links: RecipientLinks,
    private readonly messages: QueuedMessages,
  ) {}

  async execute(event: MailEvent, about: MailCase, sql: Sql): Promise<void> {
    await this.links.kill(deadLinks(event, about.procedure), about.partnershipId, sql);
    for (const planned of planMails(event, about)) await this.queue(planned, event.id, about, sql);
  }

  private async queue(planned: PlannedMail, eventId: string, about: MailCase, sql: Sql): Promise<void> {
    const { template, recipient } = planned;
    const message = { cause: { eventId }, partnershipId: about.partnershipId, template, recipient };
    if (await this.messages.isKnown(message, sql)) return;
    const link = await this.links.linkFor(planned.link, recipient, about, sql);
    await this.messages.add({ ...message, data: { ...planned.data, link } }, sql);
  }
}
