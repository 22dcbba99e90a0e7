import { isDeepStrictEqual } from 'node:util';
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../../platform/database/database.js';
import type { Fate } from '../domain/fate-of-mail.js';
import type { DueMessage } from './due-message.js';
import type { StillWanted } from './still-wanted.js';

type Goes = Extract<Fate, { verdict: 'goes' }>;
type Never = Extract<Fate, { verdict: 'never' }>;

/** No attempt: nobody tried. */
const waitsSql = `update message set state = 'queued', next_attempt_at = $2 where id = $1`;
const neverSql = `
update message set state = 'cancelled', withheld = $2, last_error = $3, next_attempt_at = $4 where id = $1`;
const dataSql = 'update message set data = $2 where id = $1';
/**
 * Nobody heard of the step, and its wait goes on after the hold: as a new row it is planned again then, and those who are
 * told then are told by new messages.
 */
const comesBackSql = `
update deadline d set id = $2, outcome = 'void' from message m
where m.id = $1 and m.sent_at is null and d.id = m.deadline_id and d.outcome = 'sent'
  and exists (select 1 from procedure r where r.id = d.procedure_id and r.on_hold
                and r.state = d.state and r.state_since = d.state_since)`;

const reasons: Readonly<Record<Never['withheld'], string>> = {
  'moved-on': 'The case no longer waits for them.',
  superseded: 'A later reminder takes its place.',
};

/** Does what its fate is to a message that is about to be sent. */
export class SecondLook {
  constructor(private readonly wanted: StillWanted) {}

  /** The message as it goes out now; null where it doesn't, which its row then says. In the transaction that sends it. */
  async at(message: DueMessage, now: Date, sql: Sql): Promise<DueMessage | null> {
    const fate = await this.wanted.fateOf(message, now, sql);
    if (fate.verdict === 'goes') return this.upToDate(message, fate, sql);
    if (fate.verdict === 'waits') await sql.query(waitsSql, [message.id, fate.until]);
    else await this.never(message.id, fate, now, sql);
    return null;
  }

  private async never(id: string, { withheld }: Never, now: Date, sql: Sql): Promise<void> {
    await sql.query(neverSql, [id, withheld, reasons[withheld], now]);
    await sql.query(comesBackSql, [id, uuidv7()]);
  }

  /** Dates and names in it may have changed since it was written down; its link stays. */
  private async upToDate(message: DueMessage, { data: fresh }: Goes, sql: Sql): Promise<DueMessage> {
    if (!fresh || !('link' in message.data)) return message;
    const data = { ...fresh, link: message.data.link };
    if (isDeepStrictEqual(data, message.data)) return message;
    await sql.query(dataSql, [message.id, JSON.stringify(data)]);
    return { ...message, data };
  }
}
