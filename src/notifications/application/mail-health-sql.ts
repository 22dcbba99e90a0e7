/** $1 is now, in every statement here. Each reads partial indexes that hold only what isn't over. */
const unsent = `state in ('queued', 'dispatched')`;
const sinceDue = (instant: string) => `coalesce(extract(epoch from $1::timestamptz - ${instant}), 0)::float8`;

export const backlogSql = `
select q.*, d.*,
  (select count(*) from message where state = 'digested' and digest_id is null)::integer as "digested",
  (select count(*) from message where state = 'failed')::integer as "failed",
  (select count(*) from message where state = 'bounced' and bounced_at > $1::timestamptz - interval '7 days')::integer
    as "bouncedThisWeek"
from (
  select count(*) filter (where state = 'queued' and next_attempt_at <= $1)::integer as "due",
    count(*) filter (where state = 'dispatched')::integer as "sending",
    count(*) filter (where state = 'queued' and next_attempt_at > $1 and attempts > 0)::integer as "retrying",
    count(*) filter (where state = 'queued' and next_attempt_at > $1 and attempts = 0)::integer as "later",
    ${sinceDue('min(coalesce(due_at, created_at)) filter (where attempts > 0 or next_attempt_at <= $1)')} as "oldestUnsent"
  from message where ${unsent}
) q, (
  select count(*)::integer as "dueSteps", ${sinceDue('min(due_at)')} as "oldestStep"
  from deadline where done_at is null and next_attempt_at <= $1
) d`;

/**
 * What was taken stands in an index of its own. What is still under way is counted, too: a mail server that takes nothing
 * any more would leave only good figures behind.
 */
export const latenessSql = `
with late as (
  select due_at, lateness_ms::float8 as ms from message
  where lateness_ms is not null and due_at > $1::timestamptz - interval '7 days' and due_at <= $1
  union all
  select due_at, extract(epoch from $1::timestamptz - due_at)::float8 * 1000 from message
  where ${unsent} and lateness_ms is null and due_at > $1::timestamptz - interval '7 days' and due_at <= $1
)
select count(*)::integer as week_n, count(*) filter (where today)::integer as day_n,
  percentile_disc(array[0.5, 0.99]) within group (order by ms) as week_p,
  percentile_disc(array[0.5, 0.99]) within group (order by ms) filter (where today) as day_p,
  max(ms) as week_worst, max(ms) filter (where today) as day_worst
from (select ms, due_at > $1::timestamptz - interval '24 hours' as today from late) l`;

export const hostsSql = `
with troubled as (
  select host, recipient_mail, 'retrying' as what, last_error as answer, next_attempt_at as at
  from message where ${unsent} and attempts > 0
  union all
  select host, recipient_mail, 'failed', last_error, next_attempt_at from message where state = 'failed'
  union all
  select host, recipient_mail, 'bounced', coalesce(server_answer, last_error), bounced_at
  from message where state = 'bounced' and bounced_at > $1::timestamptz - interval '7 days'
)
select coalesce(host, lower(split_part(recipient_mail, '@', 2))) as host,
  count(*) filter (where what = 'retrying')::integer as retrying,
  count(*) filter (where what = 'failed')::integer as failed,
  count(*) filter (where what = 'bounced')::integer as bounced,
  (array_agg(answer order by at desc) filter (where answer is not null))[1] as answer
from troubled group by 1 order by count(*) desc, 1 limit 20`;
