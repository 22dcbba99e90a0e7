import type { Sql } from '../../platform/database/database.js';
import { clockMails, type ClockStep } from '../domain/clock-mail.js';
import type { MailCase } from '../domain/mail-case.js';
import type { QueuedMessages } from './queued-messages.js';
import type { RecipientLinks } from './recipient-links.js';

/** With the ISO instant at which it was due: how late people hear of it is counted from there. */
type DueClockStep = ClockStep & { readonly dueAt: string };

/** Writes down whom the clock has to remind. */
export class QueueClockMails {
  constructor(
    private readonly links: RecipientLinks,
    private readonly messages: QueuedMessages,
  ) {}

  /** In the transaction of the step. Returns how many people are written to: nobody at an address that is paused. */
  async execute(deadlineId: string, step: DueClockStep, about: MailCase, sql: Sql): Promise<number> {
    let told = 0;
    for (const { link: kind, recipient, template, data } of clockMails(step, about)) {
      const link = await this.links.linkFor(kind, recipient, about, sql);
      const { partnershipId } = about;
      const message = { cause: { deadlineId }, partnershipId, template, recipient, data: { ...data, link } };
      if (await this.messages.add({ ...message, nature: 'reminder', dueAt: new Date(step.dueAt) }, sql)) told += 1;
    }
    return told;
  }
}
