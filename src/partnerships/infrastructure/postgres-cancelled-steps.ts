import type { Database } from '../../platform/database/database.js';
import { type CancelledStep, CancelledSteps } from '../application/cancelled-steps.js';

/** Of the present wait: those of former ones have another state, or began earlier. */
const cancelledSql = `
select d.kind, d.party from procedure r join deadline d on d.procedure_id = r.id
where r.id = $1 and d.outcome = 'cancelled' and d.state = r.state and d.state_since = r.state_since`;

export class PostgresCancelledSteps extends CancelledSteps {
  constructor(private readonly database: Database) {
    super();
  }

  of(procedureId: string): Promise<readonly CancelledStep[]> {
    return this.database.query<CancelledStep & Record<string, unknown>>(cancelledSql, [procedureId]);
  }
}
