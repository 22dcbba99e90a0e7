import type { Database, Sql } from '../../platform/database/database.js';
import { Replans } from '../application/replans.js';

const askSql = `
insert into case_to_plan (partnership_id) select distinct partnership_id from procedure where open order by partnership_id
on conflict (partnership_id) do update set next_attempt_at = '-infinity'`;

/** Of several processes that start at once, one finds another version. */
const versionSql = `
insert into calendar_data (version) values ($1)
on conflict (only_row) do update set version = excluded.version where calendar_data.version <> excluded.version
returning version`;

const claimSql = `
with due as materialized (
  select partnership_id from case_to_plan where next_attempt_at <= $1
  order by next_attempt_at limit $3 for update skip locked
)
update case_to_plan c set next_attempt_at = $2 from due where c.partnership_id = due.partnership_id
returning c.partnership_id as id`;

const takeSql = `
delete from case_to_plan where partnership_id =
  (select partnership_id from case_to_plan where partnership_id = $1 for update skip locked) returning partnership_id`;

export class PostgresReplans extends Replans {
  constructor(private readonly database: Database) {
    super();
  }

  async askForAll(sql: Sql): Promise<void> {
    await sql.query(askSql);
  }

  async askWhereCalendarsChanged(version: string): Promise<void> {
    await this.database.transaction(async (sql) => {
      const changed = await sql.query(versionSql, [version]);
      if (changed.length > 0) await this.askForAll(sql);
    });
  }

  async claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(claimSql, [now, leaseUntil, limit]);
    return rows.map(({ id }) => id);
  }

  /** The request goes with the plan: one that comes meanwhile waits for this transaction and is another. */
  async take(partnershipId: string, sql: Sql): Promise<boolean> {
    return (await sql.query(takeSql, [partnershipId])).length > 0;
  }
}
