import type { Database } from '../../platform/database/database.js';
import { type InboxChange, InboxChanges, type MovedCase } from '../application/inbox-changes.js';

/** Any number, the same in every process: who holds it gives out numbers, the others wait. */
const numberingLock = 7_265_146_011;
const atOnce = 1_000;

const unnumberedSql = 'select 1 from inbox_entry where number is null limit 1';

/**
 * What another transaction has in hand gets its number once that one is done: it wakes us again. A lock is given back
 * after the commit is visible, so whoever reads a number can read all smaller ones.
 */
const numberSql = `
with due as materialized (
  select person_id, message_id from inbox_entry where number is null order by message_id limit ${atOnce} for update skip locked),
numbered as materialized (select person_id, message_id, nextval('inbox_number') as number from due)
update inbox_entry e set number = n.number from numbered n
where e.person_id = n.person_id and e.message_id = n.message_id returning 1`;

const peopleSql = `
select coalesce(max(number), $1::bigint)::text as "upTo",
  coalesce(array_agg(distinct person_id::text) filter (where person_id = any($2::uuid[])), '{}') as people
from inbox_entry where number > $1::bigint`;

const afterSql = `
select number::text, message_id as id, read_at is not null as read from inbox_entry
where person_id = $1 and number > $2::bigint order by number limit $3`;

const movedSql = `
select e.partnership_id as "partnershipId", max(e.version) as version, array[p.initiator_id, p.counterpart_id]::text[] as "communityIds"
from partnership_event e join partnership p on p.id = e.partnership_id
where e.occurred_at > $1 group by e.partnership_id, p.initiator_id, p.counterpart_id`;

/** A sequence is ahead of what is committed. */
const lastSql = `
select (select coalesce(max(number), 0)::text from inbox_entry) as visible,
  (select case when is_called then last_value else 0 end::text from inbox_number) as given`;

type Row<T> = T & Record<string, unknown>;

export class PostgresInboxChanges extends InboxChanges {
  constructor(private readonly database: Database) {
    super();
  }

  async number(): Promise<void> {
    for (;;) {
      const waiting = await this.database.query(unnumberedSql);
      if (waiting.length === 0 || (await this.numberSome()) < atOnce) return;
    }
  }

  async peopleAfter(number: string, personIds: readonly string[]): Promise<{ people: string[]; upTo: string }> {
    const [row] = await this.database.query<{ people: string[]; upTo: string }>(peopleSql, [number, personIds]);
    return row ?? { people: [], upTo: number };
  }

  after(personId: string, number: string, limit: number): Promise<InboxChange[]> {
    return this.database.query<Row<InboxChange>>(afterSql, [personId, number, limit]);
  }

  async last(): Promise<{ visible: string; given: string }> {
    const [row] = await this.database.query<{ visible: string; given: string }>(lastSql);
    return row ?? { visible: '0', given: '0' };
  }

  movedSince(instant: Date): Promise<MovedCase[]> {
    return this.database.query<Row<MovedCase>>(movedSql, [instant]);
  }

  /** Another statement than the lock's: it has to see what was committed while we waited for it. */
  private numberSome(): Promise<number> {
    return this.database.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock($1)', [numberingLock]);
      return (await sql.query(numberSql)).length;
    });
  }
}
