import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { Wake } from '../../platform/outbox/wake.js';
import type { AskedMessage, StillWanted } from './still-wanted.js';

const askedSql = `
select m.id, m.partnership_id as "partnershipId", m.template, m.recipient_mail as "recipientMail",
  case when m.event_id is not null then m.due_at end as "keptUntil",
  case when d.id is not null
    then jsonb_build_object('kind', d.kind, 'party', d.party, 'state', d.state, 'since', d.state_since) end as step
from message m left join deadline d on d.id = m.deadline_id where m.id = $1`;
const resendSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $2, last_error = null, withheld = null, bounced_at = null
where id = $1 and state in ('sent', 'failed', 'cancelled', 'bounced') returning id`;
const failedSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $1, last_error = null where state = 'failed' returning id`;

interface AskedRow extends AskedMessage {
  [column: string]: unknown;
}

/** The same mail to the same person, under the same Message-ID: who has it already sees one. */
export class ResendMessage {
  constructor(
    private readonly database: Database,
    private readonly wanted: StillWanted,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /**
   * What is queued already stays queued; a reminder in the night goes out in the morning.
   * @throws AppError `message.unknown`, `message.no-longer-wanted`
   */
  async execute(id: string): Promise<void> {
    await this.database.transaction((sql) => this.queue(id, sql));
    this.wake.soon();
  }

  private async queue(id: string, sql: Sql): Promise<void> {
    const [row] = await sql.query<AskedRow>(askedSql, [id]);
    if (!row) throw messageUnknown();
    const now = this.clock.now();
    const step = row.step && { ...row.step, since: new Date(row.step.since) };
    const { verdict } = await this.wanted.fateOf({ ...row, step }, now, sql);
    if (verdict === 'never') throw noLongerWanted();
    await sql.query(resendSql, [id, now]);
  }

  /** How many there were. Each is asked again when it is sent. */
  async allFailed(): Promise<number> {
    const rows = await this.database.query(failedSql, [this.clock.now()]);
    this.wake.soon();
    return rows.length;
  }
}

export const messageUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'message.unknown', message: 'There is no such message.' });

const noLongerWanted = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'message.no-longer-wanted',
    message:
      'The case no longer waits for them, so this reminder isn’t sent again. Write to them on the page of the case.',
  });
