import type { Clock } from '../../../platform/clock/clock.js';
import type { Database, Sql } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors.js';
import type { Wake } from '../../../platform/outbox/wake.js';
import type { LostReminder, ReviveReminder } from './revive-reminder.js';

const liftSql = `
update mail_address set paused_since = null, paused_because = null, lifted_at = $2, lifted_by = $3
where mail = lower($1) and paused_since is not null and ($4::text[] is null or paused_because = any($4)) returning mail`;

/** What was to be told and couldn't be, or came back unread: whoever sends it looks again whether its link is still good. */
const essentialSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $2, last_error = null, withheld = null, bounced_at = null
where lower(recipient_mail) = $1 and (state = 'failed' and withheld = 'paused'
  or state = 'bounced' and event_id is not null and not informative)`;

/**
 * Of the reminders that were kept back or came back only the last one of each case, and only where the case is still in
 * the state that it was about.
 */
const remindersSql = `
select distinct on (m.partnership_id) m.id, m.partnership_id as "partnershipId", m.template, m.recipient_mail as mail,
  d.kind, d.party
from message m join deadline d on d.id = m.deadline_id
join procedure r on r.id = d.procedure_id and r.state = d.state and r.state_since = d.state_since
where lower(m.recipient_mail) = $1 and (m.withheld = 'paused' or m.state = 'bounced')
order by m.partnership_id, d.due_at desc, m.id desc`;

/** The address is written to again, and what waited for it goes out. */
export class LiftPause {
  constructor(
    private readonly database: Database,
    private readonly revive: ReviveReminder,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** @throws AppError `address.not-paused` */
  async byStaff(mail: string, staffId: string): Promise<void> {
    if (!(await this.lift(mail, staffId, null))) throw addressNotPaused();
  }

  /** What staff stopped stays stopped. False where nothing was paused that its owner may lift. */
  byOwner(mail: string, personId: string): Promise<boolean> {
    return this.lift(mail, personId, ['bounced', 'not-me']);
  }

  private async lift(mail: string, by: string, reasons: readonly string[] | null): Promise<boolean> {
    const lifted = await this.database.transaction((sql) => this.liftIn(sql, mail.toLowerCase(), by, reasons));
    this.wake.soon();
    return lifted;
  }

  private async liftIn(sql: Sql, mail: string, by: string, reasons: readonly string[] | null): Promise<boolean> {
    const now = this.clock.now();
    const rows = await sql.query(liftSql, [mail, now, by, reasons]);
    if (rows.length === 0) return false;
    await sql.query(essentialSql, [mail, now]);
    const reminders = await sql.query<LostReminder>(remindersSql, [mail]);
    for (const reminder of reminders) await this.revive.execute(reminder, now, sql);
    return true;
  }
}

export const addressNotPaused = (): AppError =>
  new AppError({ kind: 'not-found', code: 'address.not-paused', message: 'Nothing keeps mail from this address.' });
