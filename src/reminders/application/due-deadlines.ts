import type { Database } from '../../platform/database/database.js';

/** Beyond this many in hand no more are claimed: a backlog waits in its rows, not in the queue. */
const most = 240;

/**
 * Ids of deadlines that have passed, leased until `leaseUntil`. Its cost is that of what is due and in hand: the partial
 * indexes don't hold what is done, nor what is claimed what only waits; and an array, unlike a join whose size a prepared
 * plan guesses from the table's, never has the whole table read. A lease that ends much later than now was given
 * before the clock was set back: its step waits for its own time again.
 */
export async function claimDueDeadlines(now: Date, leaseUntil: Date, limit: number, sql: Database): Promise<string[]> {
  const values = [now, leaseUntil, limit];
  const rows = await sql.prepared<{ id: string }>('claim-deadlines', claimSql, values);
  return rows.map(({ id }) => id);
}

const claimSql = `
with astray as (
  update deadline set dispatched = false, next_attempt_at = due_at
  where done_at is null and dispatched and next_attempt_at > $1::timestamptz + interval '1 minute'
), due as materialized (
  select id from deadline where done_at is null and next_attempt_at <= $1
  order by next_attempt_at
  limit least($3::integer, greatest(0, ${most} - (
    select count(*) from deadline where done_at is null and dispatched and next_attempt_at > $1)))
  for update skip locked
)
update deadline set dispatched = true, next_attempt_at = $2 where id = any (array(select id from due)) returning id`;
