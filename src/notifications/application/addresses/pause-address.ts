import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../../platform/clock/clock.js';
import type { Sql } from '../../../platform/database/database.js';
import type { PauseReason } from '../../domain/pause-reason.js';
import type { TellOfAddress } from './tell-of-address.js';

export interface Pause {
  readonly mail: string;
  readonly because: PauseReason;
  readonly detail: string | null;
  /** The mail that showed it. */
  readonly messageId: string | null;
  /** The person of staff who did it. */
  readonly by?: string;
}

const pauseSql = `
insert into mail_address as a (mail, pause_id, paused_since, paused_because, detail, message_id, paused_by)
values (lower($1), $2, $3, $4, $5, $6, $7)
on conflict (mail) do update set pause_id = excluded.pause_id, paused_since = excluded.paused_since,
  paused_because = excluded.paused_because, detail = excluded.detail, message_id = excluded.message_id,
  paused_by = excluded.paused_by, lifted_at = null, lifted_by = null
where a.paused_since is null
returning mail`;

/** From now on no reminder and no news goes to the address, and those who can put it right are told. */
export class PauseAddress {
  constructor(
    private readonly tell: TellOfAddress,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of whatever showed it. False where it was paused already: nobody is told twice. */
  async execute({ mail, because, detail, messageId, by }: Pause, sql: Sql): Promise<boolean> {
    const pauseId = uuidv7();
    const values = [mail, pauseId, this.clock.now(), because, detail, messageId, by ?? null];
    const rows = await sql.query(pauseSql, values);
    if (rows.length === 0) return false;
    await this.tell.execute({ pauseId, mail: mail.toLowerCase(), because, detail, messageId }, sql);
    return true;
  }
}
