import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';

export interface CaughtMail {
  readonly id: string;
  readonly messageId: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly caughtAt: Date;
}

const columns = 'id, message_id as "messageId", sender, recipients, subject, caught_at as "caughtAt"';

/** What was caught instead of sent, newest first. */
export class CaughtMails {
  constructor(private readonly database: Database) {}

  list(recipient: string | null, limit = 100): Promise<CaughtMail[]> {
    return this.database.query<CaughtMail & Record<string, unknown>>(
      `select ${columns} from caught_mail
       where $1::text is null or exists (select 1 from unnest(recipients) r where position(lower($1) in lower(r)) > 0)
       order by caught_at desc, id desc limit $2`,
      [recipient, limit],
    );
  }

  /** @throws AppError `message.unknown` */
  async one(id: string): Promise<CaughtMail & { raw: Buffer }> {
    const [row] = await this.database.query<CaughtMail & { raw: Buffer } & Record<string, unknown>>(
      `select ${columns}, raw from caught_mail where id = $1`,
      [id],
    );
    if (!row) throw new AppError({ kind: 'not-found', code: 'message.unknown', message: 'There is no such message.' });
    return row;
  }
}
