import { v7 as uuidv7 } from 'uuid';
import { clockContext, type KnownForClocks } from '../../partnerships/domain/clock-context.js';
import { plannedDeadlines, targetOfWait } from '../../partnerships/domain/clocks.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { planSql, procedureSql, turnSql } from './plan-sql.js';

interface ProcedureRow extends KnownForClocks {
  id: string;
  data: Procedure;
  state_since: Date;
  /** Of the row as it was read: who changed it since knows better. */
  seen: string;
  [column: string]: unknown;
}

/** Keeps the rows of `deadline`, and the day of the target, as the policy would have them for the case as it stands. */
export class PlanDeadlines {
  constructor(private readonly clock: Clock) {}

  /**
   * In a transaction. `happenedAt` is the instant of the event that asks for it; null where the policy or a calendar did.
   * Of two that plan the same case the later one has read the later case.
   */
  async execute(partnershipId: string, happenedAt: string | null, sql: Sql): Promise<void> {
    await sql.prepared('turn-to-plan', turnSql, [partnershipId]);
    const [row] = await sql.prepared<ProcedureRow>('procedure-to-plan', procedureSql, [partnershipId]);
    if (!row) return;
    const { data: procedure } = row;
    const context = clockContext(procedure, row);
    const planned = plannedDeadlines(procedure, context).map(({ kind, party, dueAt }) => {
      return { id: uuidv7(), kind, party, due_at: dueAt };
    });
    const begunAnew = procedure.clockFrom === happenedAt ? happenedAt : null;
    const about = [partnershipId, row.id, procedure.state, row.state_since, context.policy.version];
    const target = procedure.hold ? null : targetOfWait(procedure, context);
    const values = [JSON.stringify(planned), ...about, this.clock.now(), begunAnew, target, row.seen];
    await sql.prepared('plan-deadlines', planSql, values);
  }
}
