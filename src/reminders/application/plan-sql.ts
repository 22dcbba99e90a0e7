/**
 * Who plans the same case waits, and reads it afterwards, so that no older plan is written over a newer one. Whoever moves
 * the case goes first as well: both write to its procedure, and would wait for each other.
 */
export const turnSql = `
select pg_advisory_xact_lock(hashtextextended('plan ' || $1, 0)) from partnership where id = $1::uuid for key share`;

const place = (alias: string): string =>
  `jsonb_build_object('country', ${alias}.country, 'subdivision', ${alias}.subdivision, 'zone', ${alias}.zone)`;

export const procedureSql = `
select r.id, r.data, r.state_since, r.seen, clock_policies(r.data ->> 'clockFrom') as policies,
  jsonb_build_object('initiator', ${place('a')}, 'counterpart', ${place('b')}) as communities
from partnership p
join community a on a.id = p.initiator_id
join community b on b.id = p.counterpart_id
join lateral (select o.id, o.data, o.state_since, o.xmin::text as seen from procedure o
  where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
where p.id = $1`;

/**
 * What is planned again moves, what was void comes back, what was done or cancelled stays so; only when the clock began
 * anew (at $8, else null) a step that was done before is due again, as a new row of the same key, even where this comes
 * so late that its time is over: it was another wait's. One that is still to come can't have been done in this wait,
 * whatever a worker's clock showed. While the case is on hold none of them is planned: as void steps they come back
 * after it. The end of a hold is planned only while the case is on hold: one that was done was another's. What is no
 * longer planned is void. The target ($9) is written unless the case changed since it was read ($10): then whoever
 * changed it wrote the right one.
 */
export const planSql = `
with planned as (
  select * from jsonb_to_recordset($1::jsonb) as x (id uuid, kind text, party text, due_at timestamptz)
), kept as (
  insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
  select id, $2, $3, kind, party, $4, $5, $6, due_at, due_at from planned
  on conflict (procedure_id, kind, party, state, state_since) do update set
    id = case when deadline.outcome is distinct from 'void' and deadline.done_at is not null then excluded.id else deadline.id end,
    due_at = excluded.due_at, next_attempt_at = excluded.due_at, policy_version = excluded.policy_version,
    dispatched = false, attempts = 0, last_error = null, done_at = null, outcome = null
  where (deadline.done_at is null and (deadline.due_at <> excluded.due_at or deadline.policy_version <> excluded.policy_version))
    or deadline.outcome = 'void' or (deadline.kind = 'release' and deadline.done_at is not null)
    or (deadline.done_at is not null and $8::timestamptz is not null and (excluded.due_at > $7 or deadline.done_at < $8))
), forgotten as (
  update deadline o set id = gen_random_uuid(), outcome = 'void'
  where exists (select 1 from procedure where id = $3 and on_hold) and o.procedure_id = $3 and o.state = $4
    and o.state_since = $5 and o.done_at < $8 and o.outcome <> 'void'
    and not exists (select 1 from planned x where x.kind = o.kind and x.party = o.party)
), aimed as (
  update procedure set target_at = $9
  where id = $3 and xmin::text = $10 and target_at is distinct from $9::timestamptz
)
update deadline d set done_at = $7, outcome = 'void'
where d.procedure_id = $3 and d.done_at is null and not (d.state = $4 and d.state_since = $5
  and exists (select 1 from planned x where x.kind = d.kind and x.party = d.party))`;
