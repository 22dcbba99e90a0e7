import { v7 as uuidv7 } from 'uuid';
import { clockPolicyVersion, plannedDeadlines, type Zones } from '../../partnerships/domain/clocks.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';

const procedureSql = `
select r.id, r.data, r.state_since, jsonb_build_object('initiator', a.zone, 'counterpart', b.zone, 'staff', 'UTC') as zones
from partnership p
join community a on a.id = p.initiator_id
join community b on b.id = p.counterpart_id
join lateral (select * from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
where p.id = $1`;

/**
 * What is planned again moves, what was void comes back, what was done stays done; only when the clock began anew ($8)
 * a step that was done is due again, as a new row of the same key. What is no longer planned is void.
 */
const planSql = `
with planned as (
  select * from jsonb_to_recordset($1::jsonb) as x (id uuid, kind text, party text, due_at timestamptz)
), kept as (
  insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
  select id, $2, $3, kind, party, $4, $5, $6, due_at, due_at from planned
  on conflict (procedure_id, kind, party, state, state_since) do update set
    id = case when deadline.outcome is distinct from 'void' and deadline.done_at is not null then excluded.id else deadline.id end,
    due_at = excluded.due_at, next_attempt_at = excluded.due_at, policy_version = excluded.policy_version,
    dispatched = false, attempts = 0, last_error = null, done_at = null, outcome = null
  where (deadline.done_at is null and deadline.due_at <> excluded.due_at) or deadline.outcome = 'void'
    or ($8 and deadline.done_at is not null and excluded.due_at > $7)
)
update deadline d set done_at = $7, outcome = 'void'
where d.procedure_id = $3 and d.done_at is null and not (d.state = $4 and d.state_since = $5
  and exists (select 1 from planned x where x.kind = d.kind and x.party = d.party))`;

interface ProcedureRow {
  id: string;
  data: Procedure;
  state_since: Date;
  zones: Zones;
  [column: string]: unknown;
}

/** Keeps the rows of `deadline` as the policy would have them for the case as it stands. */
export class PlanDeadlines {
  constructor(private readonly clock: Clock) {}

  /** `happenedAt` is the instant of the event that asks for it. */
  async execute(partnershipId: string, happenedAt: string, sql: Sql): Promise<void> {
    const [row] = await sql.query<ProcedureRow>(procedureSql, [partnershipId]);
    if (!row) return;
    const { data: procedure } = row;
    const planned = plannedDeadlines(procedure, row.zones).map(({ kind, party, dueAt }) => {
      return { id: uuidv7(), kind, party, due_at: dueAt };
    });
    const begunAnew = procedure.clockFrom === happenedAt;
    const about = [partnershipId, row.id, procedure.state, row.state_since, clockPolicyVersion];
    await sql.query(planSql, [JSON.stringify(planned), ...about, this.clock.now(), begunAnew]);
  }
}
