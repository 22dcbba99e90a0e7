import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';

/** Any number, the same in every process. */
const housekeepingLock = 7_265_146_003;

/** $1 is now. Links after sessions, which say with which link they began; drafts stay where staff may revive the case. */
const chores = {
  idempotencyKeys: `delete from idempotency_key where created_at < $1::timestamptz - interval '2 days'`,
  sessions: `delete from session where least(ended_at, expires_at) < $1::timestamptz - interval '30 days'`,
  links: `
delete from sign_in_link l where l.purpose in ('sign-in', 'step-up', 'passkey-step-up', 'passkey-register', 'passkey-sign-in') and l.expires_at < $1::timestamptz - interval '90 days'
  and not exists (select 1 from session s where s.link_id = l.id)`,
  drafts: `
delete from agreement_draft d using procedure p where p.id = d.procedure_id and not p.open
  and p.state_since < $1::timestamptz - interval '30 days'
  and (p.state <> 'lapsed' or (p.data ->> 'revived')::boolean)`,
  caughtMails: `
delete from caught_mail where caught_at <= $1::timestamptz and (caught_at, id) < (
  select caught_at, id from caught_mail order by caught_at desc, id desc offset 1999 limit 1)`,
  webhookDeliveries: `
delete from webhook_delivery where (state in ('delivered', 'failed', 'skipped') and done_at < $1::timestamptz - interval '90 days')
  or (state = 'held' and created_at < $1::timestamptz - interval '90 days')`,
} as const;

/** How many rows of each kind went. */
export type Cleared = Record<keyof typeof chores, number>;

const none: Cleared = { idempotencyKeys: 0, sessions: 0, links: 0, drafts: 0, caughtMails: 0, webhookDeliveries: 0 };

/** Deletes what is of no use to anybody any more: what proves something about a case is kept elsewhere and stays. */
export class Housekeeping {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Null when another worker is at it. */
  execute(): Promise<Cleared | null> {
    return this.database.transaction(async (sql) => {
      const [lock] = await sql.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
        housekeepingLock,
      ]);
      return lock?.mine ? this.clear(sql) : null;
    });
  }

  private async clear(sql: Sql): Promise<Cleared> {
    const cleared: Cleared = { ...none };
    for (const chore of Object.keys(chores) as (keyof typeof chores)[]) {
      const counted = `with gone as (${chores[chore]} returning 1) select count(*)::integer as n from gone`;
      const [row] = await sql.query<{ n: number }>(counted, [this.clock.now()]);
      cleared[chore] = row?.n ?? 0;
    }
    return cleared;
  }
}
