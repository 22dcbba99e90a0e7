import type { Database, Sql } from '../../../platform/database/database.js';
import { type LibraryDraft, LibraryDrafts, type NamedDraft } from '../../application/wording/library-drafts.js';
import { libraryChanges } from '../../domain/wording/library-changes.js';

type Row<T> = T & { [column: string]: unknown };

const updateSql = `
update library_draft set base = $2, changes = $3, version = $4, updated_at = $5 where person_id = $1 and version = $4 - 1
returning person_id`;

const insertSql = `
insert into library_draft (person_id, base, changes, version, updated_at) values ($1, $2, $3, $4, $5)
on conflict (person_id) do nothing returning person_id`;

export class PostgresLibraryDrafts extends LibraryDrafts {
  constructor(private readonly database: Database) {
    super();
  }

  async of(personId: string): Promise<LibraryDraft | null> {
    const [row] = await this.database.query<Row<LibraryDraft>>(
      `select person_id as "personId", base, changes, version, updated_at as "updatedAt" from library_draft
       where person_id = $1`,
      [personId],
    );
    return row ? { ...row, changes: libraryChanges.parse(row.changes) } : null;
  }

  async save({ personId, base, changes, version, updatedAt }: LibraryDraft): Promise<boolean> {
    const values = [personId, base, JSON.stringify(changes), version, updatedAt];
    return (await this.database.query(version === 1 ? insertSql : updateSql, values)).length > 0;
  }

  async discard(personId: string, version: number, sql: Sql = this.database): Promise<boolean> {
    const rows = await sql.query('delete from library_draft where person_id = $1 and version = $2 returning version', [
      personId,
      version,
    ]);
    return rows.length > 0;
  }

  all(): Promise<NamedDraft[]> {
    return this.database.query<Row<NamedDraft>>(
      `select d.person_id as "personId", p.name, d.base, d.updated_at as "updatedAt"
       from library_draft d join person p on p.id = d.person_id order by d.updated_at desc`,
    );
  }
}
