import type { Database } from '../../platform/database/database.js';
import { type PlannedStep, PlannedSteps } from '../application/planned-steps.js';

const plannedSql = `
select d.id, d.kind, d.party, d.due_at as "dueAt" from deadline d
join procedure r on r.id = d.procedure_id and r.open
where d.partnership_id = $1 and d.done_at is null and d.state = r.state and d.state_since = r.state_since
order by d.due_at, d.id limit 50`;

export class PostgresPlannedSteps extends PlannedSteps {
  constructor(private readonly database: Database) {
    super();
  }

  of(partnershipId: string): Promise<PlannedStep[]> {
    return this.database.query<PlannedStep & Record<string, unknown>>(plannedSql, [partnershipId]);
  }
}
