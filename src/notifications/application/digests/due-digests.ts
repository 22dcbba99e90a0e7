import type { Sql } from '../../../platform/database/database.js';

const claimSql = `
with due as materialized (
  select id from mail_digest where closed_at is null and next_attempt_at <= $1
  order by next_attempt_at limit $3 for update skip locked
)
update mail_digest d set next_attempt_at = $2 from due where d.id = due.id returning d.id`;

/** Ids of gathered news whose time may have come, leased until `leaseUntil`. */
export async function claimDueDigests(now: Date, leaseUntil: Date, limit: number, sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(claimSql, [now, leaseUntil, limit]);
  return rows.map(({ id }) => id);
}
