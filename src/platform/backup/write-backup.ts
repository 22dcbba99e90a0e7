import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Sql } from '../database/database.js';
import { DocumentBytes } from '../documents/document-bytes.js';
import type { BackupHead, BackupTail } from './backup-format.js';
import { hexOf } from './bytea-text.js';
import { type BackedUpTable, sequenceNames, tablesInOrder } from './tables.js';

const rowsAtOnce = 200;

export interface BackupKey {
  value: string;
  /** The embedded store's own key goes into the file; one from the environment is kept by whoever set it. */
  ownedByStore: boolean;
}

export const fingerprintOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

/**
 * Writes everything as of one instant, while the product runs. The file appears under its name only when it is complete,
 * readable by its owner alone.
 */
export async function writeBackup(
  database: Database,
  key: BackupKey,
  file: string,
  bytes: DocumentBytes = new DocumentBytes(null),
): Promise<BackupTail> {
  const unfinished = `${file}.unfinished`;
  const tail: BackupTail = { end: true, rows: {}, withoutBytes: [] };
  try {
    await database.transaction(async (sql) => {
      await sql.query('set transaction isolation level repeatable read, read only');
      const lines = Readable.from(backupLines(sql, { key, bytes, tail }));
      await pipeline(lines, createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    });
    await rename(unfinished, file);
    return tail;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

interface Backup {
  readonly key: BackupKey;
  readonly bytes: DocumentBytes;
  readonly tail: BackupTail;
}

async function* backupLines(sql: Sql, { key, bytes, tail }: Backup): AsyncGenerator<string> {
  yield line(await head(sql, key));
  for (const table of await tablesInOrder(sql)) {
    tail.rows[table.name] = 0;
    for await (const row of rowsOf(sql, table)) {
      tail.rows[table.name] = (tail.rows[table.name] ?? 0) + 1;
      if (table.name === 'document' && row.bytes === null) await fetchBytes(row, bytes, tail);
      yield line([table.name, row]);
    }
  }
  yield line(tail);
}

/** A backup without one document that is lost is better than none: the document is named instead. */
async function fetchBytes(row: Record<string, unknown>, kept: DocumentBytes, tail: BackupTail): Promise<void> {
  const { sha256, size } = row as { sha256: string; size: number };
  const bytes = await kept.find({ sha256, size, bytes: null });
  if (bytes) row.bytes = hexOf(bytes);
  else tail.withoutBytes.push(sha256);
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

async function head(sql: Sql, key: BackupKey): Promise<BackupHead> {
  const migrations = await sql.query<{ name: string }>('select name from migrations order by id');
  const [now] = await sql.query<{ now: Date }>('select now() as now');
  const positions: BackupHead['sequences'] = {};
  for (const name of await sequenceNames(sql)) {
    const [at] = await sql.query<{ last_value: string; is_called: boolean }>(
      `select last_value, is_called from ${name}`,
    );
    positions[name] = { lastValue: String(at?.last_value), isCalled: at?.is_called ?? false };
  }
  return {
    entente: 1,
    writtenAt: now?.now.toISOString() ?? '',
    migrations: migrations.map(({ name }) => name),
    sequences: positions,
    secretKey: key.ownedByStore ? key.value : null,
    keyFingerprint: fingerprintOf(key.value),
  };
}

/** A cursor, so that a store of any size fits into memory; documents one at a time. */
async function* rowsOf(sql: Sql, { name, columns }: BackedUpTable): AsyncGenerator<Record<string, unknown>> {
  const selected = columns.map((column) => `"${column}"`).join(', ');
  await sql.query(
    `declare backup_rows no scroll cursor for select to_jsonb(t) as row from (select ${selected} from "${name}") t`,
  );
  const atOnce = columns.includes('bytes') ? 1 : columns.includes('raw') ? 10 : rowsAtOnce;
  for (;;) {
    const rows = await sql.query<{ row: Record<string, unknown> }>(`fetch ${atOnce} from backup_rows`);
    for (const { row } of rows) yield row;
    if (rows.length < atOnce) break;
  }
  await sql.query('close backup_rows');
}
