import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.js';
import type { Database, Sql } from '../database/database.js';
import {
  DamagedDocument,
  type DocumentKind,
  DocumentStore,
  type NewDocument,
  type StoredDocument,
} from './document-store.js';

interface DocumentRow {
  kind: DocumentKind;
  media_type: string;
  bytes: Buffer;
  pages: number | null;
  [column: string]: unknown;
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

export class PostgresDocumentStore extends DocumentStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  save(document: NewDocument): Promise<string> {
    return this.insert(document, this.database);
  }

  upload(document: NewDocument, by: { personId: string; fileName: string }): Promise<string> {
    return this.database.transaction(async (sql) => {
      const sha256 = await this.insert(document, sql);
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
      'select kind, media_type, bytes, pages from document where sha256 = $1',
      [sha256],
    );
    if (!row) return null;
    if (sha256Of(row.bytes) !== sha256) throw new DamagedDocument(sha256);
    return { sha256, kind: row.kind, mediaType: row.media_type, bytes: row.bytes, pages: row.pages };
  }

  async uploadedBy(sha256: string, personId: string): Promise<boolean> {
    const rows = await this.database.query('select 1 from document_upload where sha256 = $1 and person_id = $2', [
      sha256,
      personId,
    ]);
    return rows.length > 0;
  }

  private async insert({ kind, mediaType, bytes, pages }: NewDocument, sql: Sql): Promise<string> {
    const sha256 = sha256Of(bytes);
    await sql.query(
      `insert into document (sha256, kind, media_type, bytes, pages, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (sha256) do nothing`,
      [sha256, kind, mediaType, bytes, pages, this.clock.now()],
    );
    return sha256;
  }
}
