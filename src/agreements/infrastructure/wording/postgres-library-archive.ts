import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { Database, Sql } from '../../../platform/database/database.js';
import { LibraryArchive, type Publication, type RecordedCheck } from '../../application/wording/library-archive.js';
import { canonicalHash } from '../../domain/canonical-hash.js';
import type { LanguageCheck } from '../../domain/wording/language-states.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';

type Row<T> = T & { [column: string]: unknown };

const publishSql = `
insert into agreement_library (version, body, sha256, note, published_by, published_at)
values ($1, $2, $3, $4, $5, $6) on conflict (version) do nothing returning version`;

const recordSql = `
insert into agreement_language_check (version, language, checked_by, recorded_by, recorded_at, pack_sha256)
values ($1, $2, $3, $4, $5, $6)
on conflict (version, language) do update
set checked_by = excluded.checked_by, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at,
  pack_sha256 = excluded.pack_sha256`;

export class PostgresLibraryArchive extends LibraryArchive {
  constructor(private readonly database: Database) {
    super();
  }

  publications(): Promise<Publication[]> {
    return this.database.query<Row<Publication>>(
      `select l.version, l.note, p.name as "publishedBy", l.published_at as "publishedAt"
       from agreement_library l left join person p on p.id = l.published_by order by l.version desc`,
    );
  }

  async publish(
    library: AgreementLibrary,
    { note, personId, at }: { note: string; personId: string; at: Date },
    sql: Sql = this.database,
  ): Promise<boolean> {
    const values = [library.version, JSON.stringify(library), canonicalHash(library), note, personId, at];
    return (await sql.query(publishSql, values)).length > 0;
  }

  checks(): Promise<LanguageCheck[]> {
    return this.database.query<Row<LanguageCheck>>(
      `select c.version, c.language, c.checked_by as "checkedBy", p.name as "recordedBy", c.recorded_at as "recordedAt",
         c.pack_sha256 as "packSha256"
       from agreement_language_check c left join person p on p.id = c.recorded_by`,
    );
  }

  async record({ version, language, checkedBy, personId, at, packSha256 }: RecordedCheck): Promise<void> {
    await this.database.query(recordSql, [version, language, checkedBy, personId, at, packSha256]);
  }

  async takeBack(version: number, language: AgreementLanguage): Promise<boolean> {
    const rows = await this.database.query(
      'delete from agreement_language_check where version = $1 and language = $2 returning version',
      [version, language],
    );
    return rows.length > 0;
  }
}
