import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemClock } from '../../src/platform/clock/clock.js';
import { checkedDocuments } from '../../src/platform/documents/checked-documents.js';
import { DocumentBytes } from '../../src/platform/documents/document-bytes.js';
import type { NewDocument } from '../../src/platform/documents/document-store.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { S3ObjectStore } from '../../src/platform/documents/s3-object-store.js';
import { keyOf, ObjectStorage } from '../support/object-storage.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const aDocument = (bytes = randomBytes(3_000)): NewDocument => ({
  kind: 'paper',
  mediaType: 'application/pdf',
  bytes,
  pages: 1,
});
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('documents on an S3-compatible store', () => {
  let storage: ObjectStorage;
  let db: TestDatabase;
  let store: PostgresDocumentStore;
  let inRows: PostgresDocumentStore;

  beforeAll(async () => {
    storage = await ObjectStorage.open();
    db = await openTestDatabase();
    store = storeOn(new DocumentBytes(storage.objects()));
    inRows = storeOn(new DocumentBytes(null));
  }, 60_000);

  afterAll(async () => {
    await db?.close();
    await storage?.close();
  });

  const storeOn = (bytes: DocumentBytes) => new PostgresDocumentStore(db.database, new SystemClock(), bytes);
  const rowOf = async (sha256: string) => {
    const [row] = await db.database.query<{ bytes: Buffer | null; size: number; kind: string }>(
      'select bytes, size, kind from document where sha256 = $1',
      [sha256],
    );
    return row;
  };

  it('have their bytes there, under the hash in two levels of folders, and all else in their row', async () => {
    const document = aDocument();
    const sha256 = await store.save(document);
    expect(sha256).toBe(hashOf(document.bytes));
    expect(storage.bytesAt(keyOf(sha256))).toEqual(document.bytes);
    expect(await rowOf(sha256)).toEqual({ bytes: null, size: 3_000, kind: 'paper' });
    expect(await store.read(sha256)).toEqual({ ...document, sha256 });
  });

  it('are empty or large as well', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(20 * 1024 * 1024, 'large')]) {
      const sha256 = await store.save(aDocument(bytes));
      expect((await store.read(sha256))?.bytes.equals(bytes)).toBe(true);
    }
  });

  it('are not found when nobody saved them', async () => {
    expect(await store.read('a'.repeat(64))).toBeNull();
  });

  it('change nothing when they are saved again, whoever brings them', async () => {
    const document = aDocument();
    const sha256 = await store.save(document);
    const personId = await aPerson();
    await store.upload({ ...document, kind: 'letter' }, { personId, fileName: 'again.pdf' });
    expect(await rowOf(sha256)).toMatchObject({ bytes: null, kind: 'paper' });
    expect(await store.uploadedBy(sha256, personId)).toBe(true);
  });

  it('stay in their row when they are saved again after the object store was configured', async () => {
    const document = aDocument();
    const sha256 = await inRows.save(document);
    const before = storage.keys();
    await store.save(document);
    expect((await rowOf(sha256))?.bytes).toEqual(document.bytes);
    expect(storage.keys()).toEqual(before);
    expect((await store.read(sha256))?.bytes).toEqual(document.bytes);
  });

  it('are written by many at once, and are whole', async () => {
    const document = aDocument(randomBytes(200_000));
    const saved = await Promise.all(Array.from({ length: 8 }, () => store.save(document)));
    expect(new Set(saved).size).toBe(1);
    expect((await store.read(saved[0] ?? ''))?.bytes).toEqual(document.bytes);
  });

  it('are never overwritten: what somebody planted under the hash stays, and the document is in its row', async () => {
    const document = aDocument();
    const sha256 = hashOf(document.bytes);
    storage.alter(keyOf(sha256), Buffer.from('planted'));
    await store.save(document);
    expect(storage.bytesAt(keyOf(sha256)).toString()).toBe('planted');
    expect((await store.read(sha256))?.bytes).toEqual(document.bytes);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['one bit', (bytes) => Buffer.concat([Buffer.from([(bytes[0] ?? 0) ^ 1]), bytes.subarray(1)])],
    ['cut off', (bytes) => bytes.subarray(0, 100)],
    ['emptied', () => Buffer.alloc(0)],
    ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(50 * 1024 * 1024)])],
  ])('are found to be damaged when they are read: %s', async (_, change) => {
    const document = aDocument();
    const sha256 = await store.save(document);
    storage.alter(keyOf(sha256), change(document.bytes));
    await expect(store.read(sha256)).rejects.toMatchObject({ name: 'DamagedDocument' });
  });

  it('are said to be missing when their object is gone, and come back when they are saved again', async () => {
    const document = aDocument();
    const sha256 = await store.save(document);
    storage.lose(keyOf(sha256));
    await expect(store.read(sha256)).rejects.toThrow(`Document ${sha256} is not in the object store any more.`);
    await store.save(document);
    expect((await store.read(sha256))?.bytes).toEqual(document.bytes);
  });

  it('can be read again once they are saved where there is no object store any more, or where their object was damaged', async () => {
    for (const [again, lose] of [
      [inRows, () => {}],
      [store, (key: string) => storage.alter(key, Buffer.from('damaged'))],
    ] as const) {
      const document = aDocument();
      const sha256 = await store.save(document);
      lose(keyOf(sha256));
      expect(await again.save(document)).toBe(sha256);
      expect((await again.read(sha256))?.bytes).toEqual(document.bytes);
    }
  });

  it('say so when S3_URL is no longer set', async () => {
    const sha256 = await store.save(aDocument());
    await expect(inRows.read(sha256)).rejects.toThrow('S3_URL is not set');
  });

  it('are refused for a moment while the server is away, leave no row, and work again once it is back', async () => {
    const kept = await store.save(aDocument());
    const document = aDocument();
    await storage.stop();
    const away = { name: 'AppError', kind: 'unavailable', code: 'document.store-away' };
    await expect(store.read(kept)).rejects.toMatchObject(away);
    await expect(store.save(document)).rejects.toMatchObject(away);
    expect(await rowOf(hashOf(document.bytes))).toBeUndefined();
    await storage.start();
    expect(await store.read(await store.save(document))).toMatchObject({ bytes: document.bytes });
    expect(await store.read(kept)).not.toBeNull();
  }, 30_000);

  it('are out of reach with a wrong secret, or in no bucket, and no secret is told', async () => {
    const sha256 = await store.save(aDocument());
    const wrong = storage.objects('entente', 'NOBODY:hush-hush');
    const elsewhere = new S3ObjectStore({ ...storage.address(), bucket: 'nowhere' });
    for (const objects of [wrong, elsewhere]) {
      const error: unknown = await objects.get(sha256, 3_000).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'document.store-away' });
      const cause = String((error as Error).cause);
      expect(cause).toMatch(/Object storage: GET failed: (InvalidAccessKeyId 403|NoSuchBucket 404)/);
      expect(JSON.stringify([error, cause, (error as Error).stack])).not.toMatch(/hush/);
    }
  });

  it('are all looked at by the audit, which names what was altered and what is gone', async () => {
    const [altered, gone, inRow] = [await store.save(aDocument()), await store.save(aDocument()), aDocument()];
    await inRows.save(inRow);
    const problems = async () => {
      const found: Record<string, string> = {};
      for await (const { sha256, intact, missing } of checkedDocuments(
        db.database,
        new DocumentBytes(storage.objects()),
      ))
        if (!intact) found[sha256] = missing ? 'missing' : 'damaged';
      return found;
    };
    const before = await problems();
    storage.alter(keyOf(altered), Buffer.from('altered'));
    storage.lose(keyOf(gone));
    expect(await problems()).toEqual({ ...before, [altered]: 'damaged', [gone]: 'missing' });
  });

  async function aPerson(): Promise<string> {
    const id = '0197f3a0-0000-7000-8000-000000000001';
    await db.database.query(`insert into person (id, name, mail) values ($1, 'Ana', 'ana@example.org')`, [id]);
    return id;
  }
});
