import type { Sql } from '../../platform/database/database.js';

/** Beyond this many in hand no more are claimed: a backlog waits in its rows, not in the queue. */
const most = 400;

/**
 * Ids of messages whose time has come, leased until `leaseUntil`: whoever takes them and dies leaves them to be claimed
 * again. What is being sent at this moment is locked and skipped. An array, unlike a join whose size a prepared plan guesses
 * from the table's, never has the whole table read.
 */
export async function claimDueMessages(now: Date, leaseUntil: Date, limit: number, sql: Sql): Promise<string[]> {
  const rows = await sql.prepared<{ id: string }>('claim-messages', claimSql, [now, leaseUntil, limit]);
  return rows.map(({ id }) => id);
}

const claimSql = `
with due as materialized (
  select id from message where state in ('queued', 'dispatched') and next_attempt_at <= $1
  order by next_attempt_at
  limit least($3, greatest(0, ${most} - (select count(*) from message where state = 'dispatched' and next_attempt_at > $1)))
  for update skip locked
)
update message set state = 'dispatched', next_attempt_at = $2 where id = any (array(select id from due)) returning id`;
