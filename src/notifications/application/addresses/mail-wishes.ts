import type { Clock } from '../../../platform/clock/clock.js';
import type { Sql } from '../../../platform/database/database.js';

/** How somebody wants to get what only tells: each by itself, once a day together, or not by mail. */
export const mailWishes = ['each', 'daily', 'none'] as const;
export type MailWish = (typeof mailWishes)[number];

/** By address and not by person: who was never here has one as well. */
export class MailWishes {
  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  async of(mail: string): Promise<MailWish> {
    const [row] = await this.sql.query<{ informative: MailWish }>(
      'select informative from mail_preference where mail = lower($1)',
      [mail],
    );
    return row?.informative ?? 'each';
  }

  async choose(mail: string, wish: MailWish, sql: Sql = this.sql): Promise<void> {
    await sql.query(
      `insert into mail_preference (mail, informative, changed_at) values (lower($1), $2, $3)
       on conflict (mail) do update set informative = excluded.informative, changed_at = excluded.changed_at`,
      [mail, wish, this.clock.now()],
    );
  }
}
