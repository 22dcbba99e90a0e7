import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackupRefused } from '../../src/platform/backup/backup-format.js';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { writeBackup } from '../../src/platform/backup/write-backup.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { DocumentBytes } from '../../src/platform/documents/document-bytes.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { keyOf, ObjectStorage } from '../support/object-storage.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const key = { value: 'k'.repeat(48), ownedByStore: false };
const inRows = new DocumentBytes(null);

describe('A backup of documents on an object store', () => {
  let folder: string;
  let storage: ObjectStorage;
  let db: TestDatabase;
  let backups = 0;
  const contents: Buffer[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'entente-backup-objects-'));
    storage = await ObjectStorage.open();
    db = await openTestDatabase();
    contents.push(...Array.from({ length: 4 }, () => randomBytes(50_000)));
    for (const [index, bytes] of contents.entries()) {
      const where = index === 0 ? inRows : new DocumentBytes(storage.objects());
      await save(db.database, where, bytes);
    }
  }, 60_000);
  afterAll(async () => {
    await db?.close();
    await storage?.close();
    rmSync(folder, { recursive: true });
  });

  const storeOf = (database: Database, bytes: DocumentBytes) =>
    new PostgresDocumentStore(database, new SystemClock(), bytes);
  const save = (database: Database, where: DocumentBytes, bytes: Buffer) =>
    storeOf(database, where).save({ kind: 'scan', mediaType: 'application/pdf', bytes, pages: 2 });
  const written = async () => {
    const file = path.join(folder, `${++backups}.backup`);
    return { file, tail: await writeBackup(db.database, key, file, new DocumentBytes(storage.objects())) };
  };
  const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

  /** Restores into an empty database and says where each document's bytes are then. */
  async function restored(file: string, where: DocumentBytes): Promise<{ inRow: number; read: Buffer[] }> {
    const empty = await openTestDatabase();
    try {
      await restoreBackup(empty.database, file, where);
      const rows = await empty.database.query<{ sha256: string; bytes: Buffer | null }>(
        'select sha256, bytes from document',
      );
      const store = storeOf(empty.database, where);
      const read = await Promise.all(contents.map(async (bytes) => (await store.read(hashOf(bytes)))?.bytes));
      return { inRow: rows.filter(({ bytes }) => bytes).length, read: read as Buffer[] };
    } finally {
      await empty.close();
    }
  }

  it('holds the bytes too, and can be restored into rows, into another store, or where it came from', async () => {
    const { file, tail } = await written();
    expect(tail).toMatchObject({ rows: { document: 4 }, withoutBytes: [] });
    expect(await restored(file, inRows)).toEqual({ inRow: 4, read: contents });
    const elsewhere = new DocumentBytes(storage.objects('elsewhere'));
    expect(await restored(file, elsewhere)).toEqual({ inRow: 0, read: contents });
    expect(storage.keys().filter((each) => each.startsWith('elsewhere/'))).toHaveLength(4);
    expect(await restored(file, new DocumentBytes(storage.objects()))).toEqual({ inRow: 0, read: contents });
  }, 60_000);

  it('is restored beside an object that was altered, which stays as it is', async () => {
    const { file } = await written();
    const [, second = Buffer.alloc(0)] = contents;
    const planted = keyOf(hashOf(second), 'planted');
    storage.alter(planted, Buffer.from('planted'));
    expect(await restored(file, new DocumentBytes(storage.objects('planted')))).toEqual({ inRow: 1, read: contents });
    expect(storage.bytesAt(planted).toString()).toBe('planted');
  }, 60_000);

  it('names a document whose object is gone, and holds all the others', async () => {
    const lost = await save(db.database, new DocumentBytes(storage.objects()), Buffer.from('soon lost'));
    storage.lose(keyOf(lost));
    const { file, tail } = await written();
    expect(tail.withoutBytes).toEqual([lost]);
    expect(await restored(file, inRows)).toEqual({ inRow: 4, read: contents });
    await db.database.query('delete from document where sha256 = $1', [lost]);
  }, 60_000);

  it('is not written, and nothing is restored, while the object store is away', async () => {
    const { file } = await written();
    const bytes = new DocumentBytes(storage.objects('later'));
    await storage.stop();
    const empty = await openTestDatabase();
    try {
      const away = { code: 'document.store-away' };
      await expect(written()).rejects.toMatchObject(away);
      await expect(restoreBackup(empty.database, file, bytes)).rejects.toMatchObject(away);
      expect(await empty.database.query('select 1 from document')).toEqual([]);
      await expect(restoreBackup(empty.database, path.join(folder, `${backups}.backup`))).rejects.toThrow(
        BackupRefused,
      );
    } finally {
      await empty.close();
      await storage.start();
    }
  }, 60_000);
});
