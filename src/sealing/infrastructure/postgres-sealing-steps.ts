import { type Side, sides } from '../../partnerships/domain/states.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import {
  type Rendered,
  type SealingStep,
  SealingSteps,
  sealingSteps,
  type StepDone,
} from '../application/sealing-steps.js';

interface Row {
  keeper: Side;
  step: string;
  bytes: Buffer;
  [column: string]: unknown;
}

/** Beside the steps: the list of seals of each original. */
const listed = 'listed';

/** All four rows or none: two that begin at once wait for each other here. */
const beginSql = `
insert into sealing_step (partnership_id, keeper, step, bytes, done_at)
values ($1, 'initiator', 'rendered', $2, $6), ($1, 'initiator', '${listed}', $3, $6),
  ($1, 'counterpart', 'rendered', $4, $6), ($1, 'counterpart', '${listed}', $5, $6)
on conflict (partnership_id, keeper, step) do nothing`;

/** Only on top of the very file that it was made of. */
const keepSql = `
insert into sealing_step (partnership_id, keeper, step, bytes, done_at)
select $1, $2, $3, $4, $5 from sealing_step s
where s.partnership_id = $1 and s.keeper = $2 and s.step = $6 and sha256(s.bytes) = sha256($7)
on conflict (partnership_id, keeper, step) do nothing`;

export class PostgresSealingSteps extends SealingSteps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async begin(
    partnershipId: string,
    { initiator, counterpart }: Record<Side, Rendered>,
  ): Promise<Record<Side, Buffer>> {
    const files = [initiator.pdf, initiator.list, counterpart.pdf, counterpart.list];
    await this.database.query(beginSql, [partnershipId, ...files, this.clock.now()]);
    return (await this.lists(partnershipId)) ?? { initiator: initiator.list, counterpart: counterpart.list };
  }

  async lists(partnershipId: string): Promise<Record<Side, Buffer> | null> {
    const rows = await this.rows(partnershipId, sides, [listed]);
    const found = (side: Side) => rows.find(({ keeper }) => keeper === side)?.bytes;
    const [initiator, counterpart] = [found('initiator'), found('counterpart')];
    return initiator && counterpart ? { initiator, counterpart } : null;
  }

  async reached(partnershipId: string, keeper: Side): Promise<StepDone | null> {
    const [row] = await this.database.query<Row & { step: SealingStep }>(
      `select step, bytes from sealing_step where partnership_id = $1 and keeper = $2 and step = any($3)
       order by array_position($3, step) desc limit 1`,
      [partnershipId, keeper, sealingSteps],
    );
    return row ? { step: row.step, bytes: row.bytes } : null;
  }

  async keep(partnershipId: string, keeper: Side, { step, bytes }: StepDone, before: StepDone): Promise<Buffer | null> {
    const values = [partnershipId, keeper, step, bytes, this.clock.now(), before.step, before.bytes];
    await this.database.query(keepSql, values);
    const [row] = await this.rows(partnershipId, [keeper], [step]);
    return row?.bytes ?? null;
  }

  async clear(partnershipId: string): Promise<void> {
    await this.database.query('delete from sealing_step where partnership_id = $1', [partnershipId]);
  }

  private rows(partnershipId: string, keepers: readonly Side[], steps: readonly (SealingStep | typeof listed)[]) {
    return this.database.query<Row>(
      'select keeper, step, bytes from sealing_step where partnership_id = $1 and keeper = any($2) and step = any($3)',
      [partnershipId, keepers, steps],
    );
  }
}
