import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import { isMessage } from '../domain/step-kinds.js';

const kindSql = 'select kind from deadline where id = $1';
/** Waits for a worker that is taking the step at this moment, and then finds it taken. */
const cancelSql = `
update deadline set done_at = $2, outcome = 'cancelled', done_by = $3 where id = $1 and done_at is null returning id`;

/**
 * Keeps the clock from writing to people once: the step of this wait counts as done, and planning again leaves it so. When
 * the wait begins anew, so do its steps. What the clock does itself isn't cancelled here: more time is given by an action.
 */
export class CancelStep {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `step.unknown | step.not-a-message | step.over` */
  async execute(id: string, by: string): Promise<void> {
    const [step] = await this.database.query<{ kind: string }>(kindSql, [id]);
    if (!step) throw refused('not-found', 'step.unknown', 'There is no such planned step. The case may have moved on.');
    if (!isMessage(step.kind)) throw refused('invalid', 'step.not-a-message', notAMessage);
    const rows = await this.database.query(cancelSql, [id, this.clock.now(), by]);
    if (rows.length === 0) throw refused('conflict', 'step.over', over);
  }
}

const notAMessage = 'Only messages can be cancelled. Give the case more time, or put it on hold, on its own page.';
const over = 'This step was taken or cancelled meanwhile, or the case has moved on. Look at the page of the case.';

const refused = (kind: 'not-found' | 'invalid' | 'conflict', code: string, message: string): AppError =>
  new AppError({ kind, code, message });
