import type { Clock } from '../clock/clock.js';
import type { Database, Sql } from '../database/database.js';
import { DocumentBytes, sha256Of } from './document-bytes.js';
import { type DocumentKind, DocumentStore, type NewDocument, type StoredDocument } from './document-store.js';

interface DocumentRow {
  kind: DocumentKind;
  media_type: string;
  bytes: Buffer | null;
  size: number;
  pages: number | null;
  [column: string]: unknown;
}

/** What is to be written, once its bytes are where they belong. */
interface KeptDocument extends Omit<NewDocument, 'bytes'> {
  sha256: string;
  size: number;
  /** Null where the object store keeps them. */
  bytes: Buffer | null;
}

/** Rows say what a document is and who brought it; its bytes are in the row, or in the object store where there is one. */
export class PostgresDocumentStore extends DocumentStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly kept: DocumentBytes = new DocumentBytes(null),
  ) {
    super();
  }

  async save(document: NewDocument): Promise<string> {
    return this.insert(await this.keep(document), this.database);
  }

  async upload(document: NewDocument, by: { personId: string; fileName: string }): Promise<string> {
    const kept = await this.keep(document);
    return this.database.transaction(async (sql) => {
      const sha256 = await this.insert(kept, sql);
      await sql.query(
        `insert into document_upload (sha256, person_id, file_name, uploaded_at) values ($1, $2, $3, $4)
         on conflict do nothing`,
        [sha256, by.personId, by.fileName, this.clock.now()],
      );
      return sha256;
    });
  }

  async read(sha256: string): Promise<StoredDocument | null> {
    const [row] = await this.database.query<DocumentRow>(
      'select kind, media_type, bytes, size, pages from document where sha256 = $1',
      [sha256],
    );
    if (!row) return null;
    const bytes = await this.kept.read({ sha256, bytes: row.bytes, size: row.size });
    return { sha256, kind: row.kind, mediaType: row.media_type, bytes, pages: row.pages };
  }

  async uploadedBy(sha256: string, personId: string): Promise<boolean> {
    const rows = await this.database.query('select 1 from document_upload where sha256 = $1 and person_id = $2', [
      sha256,
      personId,
    ]);
    return rows.length > 0;
  }

  /** What a row holds already isn't written a second time; an object that was lost comes back. */
  private async keep({ bytes, ...about }: NewDocument): Promise<KeptDocument> {
    const sha256 = sha256Of(bytes);
    const known = { ...about, sha256, size: bytes.length };
    const held = await this.database.query('select 1 from document where sha256 = $1 and bytes is not null', [sha256]);
    return { ...known, bytes: held.length > 0 ? null : await this.kept.keep(sha256, bytes) };
  }

  /** A row whose bytes were elsewhere and can't be had from there any more gets them; nothing else changes. */
  private async insert(document: KeptDocument, sql: Sql): Promise<string> {
    const { sha256, kind, mediaType, bytes, size, pages } = document;
    await sql.query(
      `insert into document (sha256, kind, media_type, bytes, size, pages, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (sha256) do update set bytes = excluded.bytes
       where document.bytes is null and excluded.bytes is not null`,
      [sha256, kind, mediaType, bytes, size, pages, this.clock.now()],
    );
    return sha256;
  }
}
