import type { Database } from '../../platform/database/database.js';
import { type CancelledStep, type PlannedStep, PlannedSteps } from '../application/planned-steps.js';

const plannedSql = `
select d.id, d.kind, d.party, d.due_at as "dueAt" from deadline d
join procedure r on r.id = d.procedure_id and r.open
where d.partnership_id = $1 and d.done_at is null and d.state = r.state and d.state_since = r.state_since
order by d.due_at, d.id limit 50`;

/** By the procedures: the key that keeps steps apart begins with theirs. */
const cancelledSql = `
select d.kind, d.party, d.done_at as at, coalesce(a.name, '') as by
from procedure r join deadline d on d.procedure_id = r.id left join person a on a.id = d.done_by
where r.partnership_id = $1 and d.outcome = 'cancelled'
order by d.done_at desc limit 50`;

type Row<T> = T & Record<string, unknown>;

export class PostgresPlannedSteps extends PlannedSteps {
  constructor(private readonly database: Database) {
    super();
  }

  of(partnershipId: string): Promise<PlannedStep[]> {
    return this.database.query<Row<PlannedStep>>(plannedSql, [partnershipId]);
  }

  cancelledOf(partnershipId: string): Promise<CancelledStep[]> {
    return this.database.query<Row<CancelledStep>>(cancelledSql, [partnershipId]);
  }
}
