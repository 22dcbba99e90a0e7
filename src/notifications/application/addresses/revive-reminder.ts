import type { Sql } from '../../../platform/database/database.js';
import { deadlinesOf } from '../../domain/case-clock.js';
import { clockMails } from '../../domain/clock-mail.js';
import type { MailCases } from '../mail-cases.js';
import type { RecipientLinks } from '../recipient-links.js';

/** A reminder that never reached its address. */
export interface LostReminder {
  readonly id: string;
  readonly partnershipId: string;
  readonly template: string;
  readonly mail: string;
  readonly kind: string;
  readonly party: string;
  [column: string]: unknown;
}

const againSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $2, last_error = null, withheld = null, bounced_at = null,
  data = jsonb_set(data, '{link}', $3::jsonb)
where id = $1`;

/** Sends what nobody could read once more, with a link that works: the one in it may have died meanwhile. */
export class ReviveReminder {
  constructor(
    private readonly cases: MailCases,
    private readonly links: RecipientLinks,
  ) {}

  /** Nothing where the case no longer waits for this person, or is on hold. */
  async execute({ id, partnershipId, template, mail, kind, party }: LostReminder, now: Date, sql: Sql): Promise<void> {
    const about = await this.cases.about(partnershipId, now, sql);
    const step = deadlinesOf(about).find((each) => each.kind === kind && each.party === party);
    const planned =
      step && clockMails(step, about).find((each) => each.recipient.mail === mail && each.template === template);
    if (!planned) return;
    const link = await this.links.linkFor(planned.link, planned.recipient, about, sql);
    await sql.query(againSql, [id, now, JSON.stringify(link)]);
  }
}
