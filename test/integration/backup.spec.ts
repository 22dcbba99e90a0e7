import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { PostgresInboxChanges } from '../../src/inbox/infrastructure/postgres-inbox-changes.js';
import { firstBreak } from '../../src/partnerships/application/audit.js';
import { AuditReader } from '../../src/partnerships/infrastructure/audit-reader.js';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { tablesInOrder } from '../../src/platform/backup/tables.js';
import { writeBackup } from '../../src/platform/backup/write-backup.js';
import { SystemClock } from '../../src/platform/clock/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { aKeyRing } from '../support/a-key-ring.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const key = { value: 'k'.repeat(48), ownedByStore: true };

describe('A backup', () => {
  let db: TestDatabase;
  let folder: string;
  let file: string;
  let document: string;
  let lastTold: string;

  /** Tells the first person something; gives the number that it gets among what everybody was told. */
  const numbered = async (database: Database) => {
    const id = uuidv7();
    await database.query(
      `insert into message (id, template, recipient_id, recipient_mail, recipient_name, data, message_id, next_attempt_at, created_at)
       select $1::uuid, 'held', (select min(id::text)::uuid from person), 'a@example.org', 'A', '{"why":"clerk"}', $1::uuid::text, now(), now()`,
      [id],
    );
    await new PostgresInboxChanges(database).number();
    const [row] = await database.query<{ number: string }>('select number from inbox_entry where message_id = $1', [
      id,
    ]);
    return row?.number ?? '';
  };

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'entente-backup-'));
    file = path.join(folder, 'store.backup');
    db = await openTestDatabase();
    const world = new CoreWorld(db.database);
    await world.populate();
    await world.storeOriginals();
    await world.bring('saint-paul', 'nagasaki', 'recognised');
    await world.bring('oakland', 'fukuoka', 'signing');
    const store = new PostgresDocumentStore(db.database, new SystemClock());
    document = await store.save({
      kind: 'original',
      mediaType: 'application/pdf',
      bytes: Buffer.from(Array.from({ length: 70_000 }, (_, n) => n % 256)),
      pages: 1,
    });
    await aKeyRing(db.database).keys.authority();
    await aKeyRing(db.database).keys.registry();
    for (let n = 0; n < 3; n++) lastTold = await numbered(db.database);
    await writeBackup(db.database, key, file);
  }, 60_000);
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  const contents = async (database: Database) => {
    const all: Record<string, unknown> = {};
    for (const { name, columns } of await tablesInOrder(database)) {
      const [row] = await database.query<{ rows: unknown }>(
        `select jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text) as rows from (select ${columns.map((each) => `"${each}"`).join()} from "${name}") t`,
      );
      all[name] = row?.rows;
    }
    return all;
  };

  it('restored into an empty store holds every row, document and number again, and every chain verifies', async () => {
    const empty = await openTestDatabase();
    // a store that was started once has an authority of its own
    await aKeyRing(empty.database).keys.registry();
    try {
      const { head } = await restoreBackup(empty.database, file);
      expect(head.secretKey).toBe(key.value);
      expect(await contents(empty.database)).toEqual(await contents(db.database));
      for await (const partnership of new AuditReader(empty.database).partnerships())
        expect(firstBreak(partnership)).toBeNull();
      expect((await new PostgresDocumentStore(empty.database, new SystemClock()).read(document))?.bytes).toHaveLength(
        70_000,
      );
      const world = new CoreWorld(empty.database);
      const next = await world.store.nextReference(2026);
      expect(next).toBe('P-2026-00003');
      const told = await numbered(empty.database);
      expect(BigInt(told)).toBeGreaterThan(BigInt(lastTold));
    } finally {
      await empty.close();
    }
  }, 60_000);

  it('is readable by its owner alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is refused by a store that holds anything, and leaves it as it is', async () => {
    const before = await contents(db.database);
    await expect(restoreBackup(db.database, file)).rejects.toThrow('This store is not empty.');
    expect(await contents(db.database)).toEqual(before);
  });

  it.each([0.3, 0.7, 0.99])(
    'that was cut off at %p of its length is refused and leaves the store empty',
    async (share) => {
      const cut = path.join(folder, 'cut.backup');
      const bytes = readFileSync(file);
      writeFileSync(cut, bytes.subarray(0, Math.floor(bytes.length * share)));
      const empty = await openTestDatabase();
      try {
        await expect(restoreBackup(empty.database, cut)).rejects.toThrow(/damaged|incomplete/);
        expect(await empty.database.query('select 1 from person')).toEqual([]);
      } finally {
        await empty.close();
      }
    },
  );

  it('of something else is refused', async () => {
    const other = path.join(folder, 'other');
    writeFileSync(other, 'hello');
    await expect(restoreBackup(db.database, other)).rejects.toThrow('is not a backup');
    await expect(restoreBackup(db.database, path.join(folder, 'nothing'))).rejects.toThrow('There is no such file.');
  });
});
