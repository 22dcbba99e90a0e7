import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import { messageUnknown } from './resend-message.js';

const cancelSql = `
update message set state = 'cancelled', withheld = 'by-staff'
where id = $1 and (state in ('queued', 'dispatched') or state = 'digested' and digest_id is null) returning id`;

/** Keeps a message from being sent that nobody has sent yet. Staff can send it all the same, later. */
export class CancelMessage {
  constructor(private readonly database: Database) {}

  /** Waits for a worker that is sending it at this moment. @throws AppError `message.unknown | message.over` */
  async execute(id: string): Promise<void> {
    const rows = await this.database.query(cancelSql, [id]);
    if (rows.length > 0) return;
    const known = await this.database.query('select 1 from message where id = $1', [id]);
    throw known.length === 0 ? messageUnknown() : messageOver();
  }
}

const messageOver = (): AppError =>
  new AppError({
    kind: 'conflict',
    code: 'message.over',
    message: 'This message is sent or given up already. Look at its page for what became of it.',
  });
