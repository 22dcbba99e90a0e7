import type { Sql } from '../../platform/database/database.js';
import { type Fate, fateOfNotice, fateOfReminder, isReminder, type MailOfClock } from '../domain/fate-of-mail.js';
import { fateOfKept } from '../domain/kept-for-morning.js';
import type { OfficeMailKind } from '../domain/office-mail.js';
import type { MailCases } from './mail-cases.js';

/** A message as far as it decides whether it is still wanted. */
export interface AskedMessage extends MailOfClock {
  readonly id: string;
  readonly partnershipId: string | null;
  /** The hour for which a mail about what the clock did was kept; null for every other mail. */
  readonly keptUntil: Date | null;
}

interface NoticeRow extends Record<string, unknown> {
  personId: string;
  name: string;
  office: string;
  side: 'initiator' | 'counterpart';
  lastDay: string;
  toldOf: string;
}

const noticeSql = `
select t.person_id as "personId", t.name, t.office, coalesce(t.valid_until, t.valid_from)::text as "lastDay",
  n.last_day::text as "toldOf", case when p.initiator_id = t.community_id then 'initiator' else 'counterpart' end as side
from message m join term_notice n on n.id = m.deadline_id join office_term t on t.id = n.term_id
join partnership p on p.id = n.partnership_id where m.id = $1`;

const officeMail = (template: string): OfficeMailKind | null =>
  template === 'term-ends-soon' || template === 'successor-missing' ? template : null;

/**
 * Asks what the clock sends once more at the moment of sending: the mail server may have been away for days, and nobody
 * is written to in vain or in the night. Mails about events cost nothing here, but for those that were kept for
 * the morning; the others tell at once what has happened.
 */
export class StillWanted {
  constructor(private readonly cases: MailCases) {}

  async fateOf(message: AskedMessage, now: Date, sql: Sql): Promise<Fate> {
    const { partnershipId, template } = message;
    if (partnershipId === null) return { verdict: 'goes' };
    if (isReminder(template)) return fateOfReminder(message, await this.cases.about(partnershipId, now, sql), now);
    if (message.keptUntil)
      return fateOfKept(message, message.keptUntil, await this.cases.about(partnershipId, now, sql), now);
    const kind = officeMail(template);
    return kind ? this.fateOfNotice(kind, partnershipId, message, now, sql) : { verdict: 'goes' };
  }

  private async fateOfNotice(
    kind: OfficeMailKind,
    partnershipId: string,
    message: AskedMessage,
    now: Date,
    sql: Sql,
  ): Promise<Fate> {
    const [row] = await sql.query<NoticeRow>(noticeSql, [message.id]);
    if (!row) return { verdict: 'never', withheld: 'moved-on' };
    const { toldOf, ...term } = row;
    const about = await this.cases.about(partnershipId, now, sql);
    return fateOfNotice({ kind, term, toldOf }, message, about, now);
  }
}
