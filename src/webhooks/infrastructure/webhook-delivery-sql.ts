const waiting = `('pending', 'claimed', 'sending')`;

/** An endpoint that answers is called several times at once, one that fails once at a time. */
const atOnce = `case when e.failures > 0 then 1 else 4 end`;

/**
 * $1 now, $2 end of the lease, $3 limit. Goes from one endpoint that has something in line to the next, and takes of each
 * as many as may be in hand: a backlog of one is neither read nor does it stand before the others. With nothing due it is
 * one look at an index, however much waits. The soonest is asked for by `min`, which is always the end of an index;
 * `exists` may be planned as a search through the whole table.
 */
export const claimSql = `
with recursive busy (id, soonest) as (
  (select endpoint_id, next_attempt_at from webhook_delivery where state in ${waiting}
     and (select min(s.next_attempt_at) from webhook_delivery s where s.state in ${waiting}) <= $1
   order by endpoint_id, next_attempt_at limit 1)
  union all
  select n.endpoint_id, n.next_attempt_at from busy cross join lateral (
    select d.endpoint_id, d.next_attempt_at from webhook_delivery d where d.state in ${waiting} and d.endpoint_id > busy.id
    order by d.endpoint_id, d.next_attempt_at limit 1) n
), room as (
  select e.id, ${atOnce} - (select count(*) from webhook_delivery h
    where h.endpoint_id = e.id and h.state in ('claimed', 'sending') and h.next_attempt_at > $1) as free
  from busy join webhook_endpoint e on e.id = busy.id where busy.soonest <= $1
), due as materialized (
  select d.id from room cross join lateral (
    select o.id from webhook_delivery o
    where o.endpoint_id = room.id and o.state in ${waiting} and o.next_attempt_at <= $1
    order by o.next_attempt_at limit greatest(0, room.free) for update skip locked) d
  limit $3
)
update webhook_delivery d set state = 'claimed', next_attempt_at = $2, lease = null from due where d.id = due.id
returning d.id`;

/** $1 id, $2 lease, $3 its end. What waits for an endpoint that was paused meanwhile is held instead. */
export const beginSql = `
with mine as (
  update webhook_delivery d
  set state = case when e.state = 'paused' and d.event_id is not null then 'held' else 'sending' end,
    tries = d.tries + case when e.state = 'paused' and d.event_id is not null then 0 else 1 end,
    lease = $2, next_attempt_at = $3
  from webhook_endpoint e where d.id = $1 and d.state = 'claimed' and e.id = d.endpoint_id
  returning d.id, d.endpoint_id, d.state, d.lease, d.event_id, d.body, d.tries, e.url, e.community_id
)
select id, endpoint_id as "endpointId", lease, event_id as "eventId", body, tries, url,
  community_id is not null and not exists (select 1 from membership m
    where m.community_id = mine.community_id and m.role = 'clerk' and m.ended_at is null) as unattended
from mine where state = 'sending'`;

/** $1 attempt … */
export const attemptSql = `
insert into webhook_attempt (id, delivery_id, at, took_ms, status, problem, detail, answer, answered_by)
select $1, d.id, $3, $4, $5, $6, $7, $8, $9 from webhook_delivery d where d.id = $2`;

/**
 * $1 id, $2 lease, $3 state, $4 when it is over or due, $5 status, $6 problem. Who lost the lease may still say that it
 * succeeded: then nobody needs to try again.
 */
export const settleSql = `
update webhook_delivery set state = $3, lease = null, last_status = $5, last_problem = $6,
  next_attempt_at = case when $3 = 'pending' then $4 else next_attempt_at end,
  done_at = case when $3 in ('delivered', 'failed') then $4 end
where id = $1 and ((lease = $2 and state = 'sending') or ($3 = 'delivered' and state <> 'delivered'))`;

export const holdBackSql = `
update webhook_delivery set state = 'held', tries = greatest(0, tries - 1), lease = null
where id = $1 and state = 'sending'`;

const rows = `unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[], $9::timestamptz[])
  as n (id, endpoint_id, event_id, type, reference, body, state, due, at)`;

export const addSql = `
insert into webhook_delivery (id, endpoint_id, event_id, type, reference, body, state, next_attempt_at, created_at)
select id, endpoint_id, event_id, type, reference, body, state, due, at from ${rows}
on conflict (endpoint_id, event_id) where event_id is not null do nothing`;

/** As `addSql`; $10 whether to send again what was delivered. */
export const againSql = `
insert into webhook_delivery as d (id, endpoint_id, event_id, type, reference, body, state, next_attempt_at, created_at)
select id, endpoint_id, event_id, type, reference, body, state, due, at from ${rows}
on conflict (endpoint_id, event_id) where event_id is not null do update
set state = 'pending', tries = 0, next_attempt_at = excluded.next_attempt_at, done_at = null, lease = null
where d.state in ('failed', 'held', 'skipped') or (d.state = 'delivered' and $10)
returning d.id`;

export const repeatSql = `
update webhook_delivery set state = 'pending', tries = 0, next_attempt_at = $2, done_at = null, lease = null
where id = $1 and state not in ('claimed', 'sending') returning id`;

export const holdSql = `
update webhook_delivery set state = 'held' where endpoint_id = $1 and state in ('pending', 'claimed') and event_id is not null`;

/** $1 endpoint, $2 due, $3 since when it failed. */
export const releaseSql = `
update webhook_delivery set state = 'pending', tries = 0, next_attempt_at = $2, done_at = null
where endpoint_id = $1 and event_id is not null
  and (state = 'held' or (state = 'failed' and done_at >= $3))`;

export const skipSql = `
update webhook_delivery set state = 'skipped', done_at = $2 where endpoint_id = $1 and state = 'held'`;
