import type { Database } from '../../platform/database/database.js';
import { type EntryFilter, type EntryPage, Inbox, type InboxEntry, type Standing } from '../application/inbox.js';
import { mostCounted } from '../domain/inbox-counts.js';
import type { Reader } from '../domain/reader.js';
import { entriesSql, unreadSql } from './entry-sql.js';
import { waitingIdsSql } from './waiting-sql.js';

type Row<T> = T & Record<string, unknown>;

/** The number of the person's latest change may be away for a moment while it is given anew: a smaller one repeats, and loses nothing. */
const standingSql = `
select (select count(*)::integer from (${unreadSql(mostCounted)}) u) as unread,
  (select count(*)::integer from (select 1 from (${waitingIdsSql}) ids limit ${mostCounted}) w) as waiting,
  (select coalesce(max(number), 0)::text from inbox_entry where person_id = $1::uuid) as after`;

const readSql = `
with mine as (select read_at from inbox_entry where person_id = $1 and message_id = $2),
marked as (
  update inbox_entry set read_at = $3, number = null where person_id = $1 and message_id = $2 and read_at is null returning 1)
select 1 from mine`;

/** In one order, so that two who do it at once wait for each other and no more. */
const allReadSql = `
with mine as materialized (
  select message_id from inbox_entry where person_id = $1 and read_at is null and message_id <= $2 order by message_id for update),
marked as (
  update inbox_entry e set read_at = $3, number = null from mine
  where e.person_id = $1 and e.message_id = mine.message_id returning 1)
select count(*)::integer as n from marked`;

export class PostgresInbox extends Inbox {
  constructor(private readonly database: Database) {
    super();
  }

  async entries(reader: Reader, { unread, mark, limit }: EntryFilter): Promise<EntryPage> {
    const upwards = mark?.direction === 'newer';
    const beyond = `($6::uuid is null or e.message_id ${upwards ? '>' : '<'} $6)`;
    const found = await this.database.query<Row<InboxEntry>>(
      `${entriesSql(`(not $5::boolean or e.read_at is null) and ${beyond}`)}
       order by e.message_id ${upwards ? 'asc' : 'desc'} limit ${limit + 1}`,
      [...whoIs(reader), unread, mark?.id ?? null],
    );
    const more = found.length > limit;
    const entries = upwards ? found.slice(0, limit).reverse() : found.slice(0, limit);
    return {
      entries,
      older: upwards || more ? (entries.at(-1)?.id ?? null) : null,
      newer: (upwards ? more : mark !== null) ? (entries[0]?.id ?? null) : null,
    };
  }

  async entry(reader: Reader, id: string): Promise<InboxEntry | null> {
    const [row] = await this.database.query<Row<InboxEntry>>(entriesSql('e.message_id = $5'), [...whoIs(reader), id]);
    return row ?? null;
  }

  async standing(reader: Reader): Promise<Standing> {
    const values = [...whoIs(reader), reader.officialOf];
    const [row] = await this.database.prepared<Row<Standing>>('inbox-standing', standingSql, values);
    return row ?? { unread: 0, waiting: 0, after: '0' };
  }

  async markRead(personId: string, id: string, at: Date): Promise<boolean> {
    const rows = await this.database.query(readSql, [personId, id, at]);
    return rows.length > 0;
  }

  async markAllRead(personId: string, upTo: string, at: Date): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(allReadSql, [personId, upTo, at]);
    return row?.n ?? 0;
  }
}

const whoIs = ({ personId, staff, communities, clerkOf }: Reader): unknown[] => [personId, staff, communities, clerkOf];
