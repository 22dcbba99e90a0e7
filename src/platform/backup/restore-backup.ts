import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { Database, Sql } from '../database/database.js';
import { DocumentBytes } from '../documents/document-bytes.js';
import { type BackupHead, BackupRefused, type BackupRow, type BackupTail } from './backup-format.js';
import { bytesOf, hexOf } from './bytea-text.js';
import { type BackedUpTable, tablesInOrder } from './tables.js';

const rowsAtOnce = 200;

export interface Restored {
  head: BackupHead;
  rows: Record<string, number>;
}

/**
 * Fills an empty store from a backup, all or nothing, but for objects that no row names. Documents go where this store keeps
 * them. @throws BackupRefused saying what is wrong and what to do, AppError `document.store-away`
 */
export async function restoreBackup(
  database: Database,
  file: string,
  bytes: DocumentBytes = new DocumentBytes(null),
): Promise<Restored> {
  const lines = linesOf(file);
  try {
    return await database.transaction((sql) => restore(sql, lines, bytes));
  } catch (error) {
    throw unreadable(error) ?? error;
  }
}

async function restore(sql: Sql, lines: AsyncGenerator<unknown>, bytes: DocumentBytes): Promise<Restored> {
  const head = (await lines.next()).value as BackupHead | undefined;
  await checkFit(sql, head);
  const tables = new Map((await tablesInOrder(sql)).map((table) => [table.name, table]));
  const into = new RowWriter(sql, tables);
  let tail: BackupTail | null = null;
  for await (const each of lines) {
    if (Array.isArray(each)) await into.add(await placed(each as BackupRow, bytes));
    else tail = each as BackupTail;
  }
  await into.flush();
  if (!tail || JSON.stringify(sorted(tail.rows)) !== JSON.stringify(sorted(into.rows, tail.rows))) {
    throw new BackupRefused('The backup is incomplete: it was cut off or altered. Use another one.');
  }
  await setSequences(sql, head as BackupHead);
  return { head: head as BackupHead, rows: tail.rows };
}

/** Bytes of a document go into the object store where there is one; damaged ones stay in the row, where the audit finds them. */
async function placed([name, row]: BackupRow, kept: DocumentBytes): Promise<BackupRow> {
  const bytes = name === 'document' ? bytesOf(row.bytes) : null;
  if (!bytes) return [name, row];
  const inRow = await kept.keep(String(row.sha256), bytes);
  return [name, { ...row, bytes: inRow && hexOf(inRow) }];
}

const sorted = (counts: Record<string, number>, names: Record<string, number> = counts) =>
  Object.keys(names)
    .sort()
    .map((name) => [name, counts[name] ?? 0]);

async function checkFit(sql: Sql, head: BackupHead | undefined): Promise<void> {
  if (head?.entente !== 1) throw new BackupRefused('This is not a backup of Entente.');
  const migrations = (await sql.query<{ name: string }>('select name from migrations order by id')).map(
    ({ name }) => name,
  );
  if (migrations.join() !== head.migrations.join()) {
    throw new BackupRefused('The backup was written by another release. Restore it with that release, then upgrade.');
  }
  const [held] = await sql.query<{ n: number }>(
    'select (select count(*) from person)::integer + (select count(*) from community)::integer as n',
  );
  if ((held?.n ?? 0) > 0) {
    throw new BackupRefused('This store is not empty. Restore into a new one: another DATA_DIR, or an empty database.');
  }
  // what an empty store makes for itself when it is started, and has sealed nothing with; the first release had no keys
  const [keys] = await sql.query("select 1 where to_regclass('seal_key') is not null");
  for (const table of keys ? ['revocation_list', 'seal_key'] : []) await sql.query(`delete from ${table}`);
  const [calendars] = await sql.query("select 1 where to_regclass('calendar_data') is not null");
  if (calendars) await sql.query('delete from calendar_data');
}

async function setSequences(sql: Sql, head: BackupHead): Promise<void> {
  for (const [name, { lastValue, isCalled }] of Object.entries(head.sequences)) {
    await sql.query('select setval($1::regclass, $2::bigint, $3)', [name, lastValue, isCalled]);
  }
}

/** Writes rows table by table, as they come. */
class RowWriter {
  readonly rows: Record<string, number> = {};
  private waiting: Record<string, unknown>[] = [];
  private table: BackedUpTable | null = null;

  constructor(
    private readonly sql: Sql,
    private readonly tables: ReadonlyMap<string, BackedUpTable>,
  ) {}

  async add([name, row]: BackupRow): Promise<void> {
    const table = this.tables.get(name);
    if (!table) throw new BackupRefused(`The backup has rows of a table that this release doesn't know: ${name}.`);
    if (this.table && (this.table !== table || this.waiting.length >= rowsAtOnce)) await this.flush();
    this.table = table;
    this.waiting.push(row);
    this.rows[name] = (this.rows[name] ?? 0) + 1;
    if ('bytes' in row) await this.flush();
  }

  async flush(): Promise<void> {
    if (!this.table || this.waiting.length === 0) return;
    const { name, columns } = this.table;
    const listed = columns.map((column) => `"${column}"`).join(', ');
    await this.sql.query(
      `insert into "${name}" (${listed}) select ${listed} from jsonb_populate_recordset(null::"${name}", $1::jsonb)`,
      [JSON.stringify(this.waiting)],
    );
    this.waiting = [];
  }
}

async function* linesOf(file: string): AsyncGenerator<unknown> {
  const unzipped = createGunzip();
  // a failing file ends the iteration below with its error
  pipeline(createReadStream(file), unzipped, () => {});
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield JSON.parse(text);
  }
  if (rest.trim()) yield JSON.parse(rest);
}

function unreadable(error: unknown): BackupRefused | null {
  const { code } = error as { code?: string };
  if (code === 'ENOENT') return new BackupRefused('There is no such file.');
  if (code?.startsWith('Z_') || error instanceof SyntaxError) {
    return new BackupRefused('The file is damaged, or is not a backup of Entente.');
  }
  return null;
}
