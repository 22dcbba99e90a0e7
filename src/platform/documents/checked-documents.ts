import type { Database } from '../database/database.js';
import { DocumentBytes, type KnownBytes } from './document-bytes.js';
import { DamagedDocument } from './document-store.js';
import { MissingDocument } from './missing-document.js';

export interface CheckedDocument {
  readonly sha256: string;
  readonly intact: boolean;
  /** There are no bytes to check: the object store lost them, or isn't configured. */
  readonly missing: boolean;
}

/**
 * Every stored document and whether its bytes still have the hash under which they were stored, wherever they are. One at a
 * time, so that any number of them fits into memory. @throws AppError `document.store-away`
 */
export async function* checkedDocuments(
  database: Database,
  bytes: DocumentBytes = new DocumentBytes(null),
): AsyncGenerator<CheckedDocument> {
  for (let after = ''; ; ) {
    const [row] = await database.query<KnownBytes & Record<string, unknown>>(
      'select sha256, bytes, size from document where sha256 > $1 order by sha256 limit 1',
      [after],
    );
    if (!row) return;
    yield await checked(row, bytes);
    after = row.sha256;
  }
}

async function checked(known: KnownBytes, bytes: DocumentBytes): Promise<CheckedDocument> {
  const { sha256 } = known;
  try {
    await bytes.read(known);
    return { sha256, intact: true, missing: false };
  } catch (error) {
    if (error instanceof DamagedDocument) return { sha256, intact: false, missing: false };
    if (error instanceof MissingDocument) return { sha256, intact: false, missing: true };
    throw error;
  }
}
