import { v7 as uuidv7 } from 'uuid';
import { newestPolicy } from '../../partnerships/domain/clock-policy.js';
import { contactInstant } from '../../partnerships/domain/contact-time.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { calendarFor } from '../domain/case-clock.js';
import { concernsSomebody, type EndingTerm, type OfficeMailKind, officeMails } from '../domain/office-mail.js';
import type { MailCases } from './mail-cases.js';
import type { QueuedMessages } from './queued-messages.js';
import type { RecipientLinks } from './recipient-links.js';

export interface OfficeNews {
  readonly kind: OfficeMailKind;
  readonly partnershipId: string;
  readonly termId: string;
  readonly term: EndingTerm;
}

/** The message's cause is the notice: of one term and one last day people hear once in each case. */
const noticeSql = `
insert into term_notice (id, partnership_id, term_id, kind, last_day, told_at) values ($1, $2, $3, $4, $5, $6)
on conflict (partnership_id, term_id, kind, last_day) do nothing returning id`;
const kinds = { 'term-ends-soon': 'ends-soon', 'successor-missing': 'successor-missing' } as const;

/** Writes down who has to hear that a term ends, or has ended with nobody to follow. */
export class QueueOfficeMails {
  constructor(
    private readonly cases: MailCases,
    private readonly links: RecipientLinks,
    private readonly messages: QueuedMessages,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of whoever noticed it. Terms end at midnight; people are written to in the morning. Nobody is written to where it concerns nobody any more. */
  async execute({ kind, partnershipId, termId, term }: OfficeNews, sql: Sql): Promise<void> {
    const now = this.clock.now();
    const about = await this.cases.about(partnershipId, now, sql);
    if (!concernsSomebody(kind, term, about)) return;
    const id = uuidv7();
    const values = [id, partnershipId, termId, kinds[kind], term.lastDay, now];
    if ((await sql.query(noticeSql, values)).length === 0) return;
    for (const { link: linkKind, recipient, template, data } of officeMails(kind, term, about)) {
      const link = await this.links.linkFor(linkKind, recipient, about, sql);
      const message = { cause: { deadlineId: id }, partnershipId, template, recipient, data: { ...data, link } };
      const dueAt = contactInstant(now, calendarFor(recipient.side, about), newestPolicy(about.policies).hours);
      await this.messages.add({ ...message, notBefore: dueAt, dueAt }, sql);
    }
  }
}
