import type { Sql } from '../../platform/database/database.js';
import { clockMails, type ClockStep } from '../domain/clock-mail.js';
import type { MailCase } from '../domain/mail-case.js';
import type { QueuedMessages } from './queued-messages.js';
import type { RecipientLinks } from './recipient-links.js';

/** Writes down whom the clock has to remind. */
export class QueueClockMails {
  constructor(
    private readonly links: RecipientLinks,
    private readonly messages: QueuedMessages,
  ) {}

  /** In the transaction of the step. Returns how many people are written to. */
  async execute(deadlineId: string, step: ClockStep, about: MailCase, sql: Sql): Promise<number> {
    const mails = clockMails(step, about);
    for (const { link: kind, recipient, template, data } of mails) {
      const link = await this.links.linkFor(kind, recipient, about, sql);
      const { partnershipId } = about;
      await this.messages.add(
        { cause: { deadlineId }, partnershipId, template, recipient, data: { ...data, link } },
        sql,
      );
    }
    return mails.length;
  }
}
