import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { Wake } from '../../platform/outbox/wake.js';

const resendSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $2, last_error = null
where id = $1 and state in ('sent', 'failed', 'cancelled') returning id`;
const failedSql = `
update message set state = 'queued', attempts = 0, next_attempt_at = $1, last_error = null where state = 'failed' returning id`;

/** The same mail to the same person, under the same Message-ID: who has it already sees one. */
export class ResendMessage {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {}

  /** What is queued already stays queued. @throws AppError `message.unknown` */
  async execute(id: string): Promise<void> {
    const rows = await this.database.query(resendSql, [id, this.clock.now()]);
    this.wake.soon();
    if (rows.length > 0) return;
    const known = await this.database.query('select 1 from message where id = $1', [id]);
    if (known.length === 0) throw messageUnknown();
  }

  /** How many there were. */
  async allFailed(): Promise<number> {
    const rows = await this.database.query(failedSql, [this.clock.now()]);
    this.wake.soon();
    return rows.length;
  }
}

export const messageUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'message.unknown', message: 'There is no such message.' });
