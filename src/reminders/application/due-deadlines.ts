import type { Sql } from '../../platform/database/database.js';

const most = 400;

/**
 * Ids of deadlines that have passed, leased until `leaseUntil`. Its cost is that of what is due: the partial index on
 * `next_attempt_at` doesn't hold what is done.
 */
export async function claimDueDeadlines(now: Date, leaseUntil: Date, limit: number, sql: Sql): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(claimSql, [now, leaseUntil, Math.min(limit, most)]);
  return rows.map(({ id }) => id);
}

const claimSql = `
with due as materialized (
  select id from deadline where done_at is null and next_attempt_at <= $1
  order by next_attempt_at limit $3 for update skip locked
)
update deadline d set dispatched = true, next_attempt_at = $2 from due where d.id = due.id returning d.id`;
