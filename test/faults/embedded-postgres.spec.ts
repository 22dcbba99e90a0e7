import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withClient } from '../../src/platform/database/embedded/connection.js';
import { isServerOf } from '../../src/platform/database/embedded/postmaster-file.js';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../src/platform/database/embedded/start-embedded-database.js';
import { useEmbeddedDatabase } from '../../src/platform/database/embedded/use-embedded-database.js';
import { waitUntil } from '../../src/platform/database/embedded/wait-until.js';
import { runTypescript, type TypescriptProcess } from '../support/typescript-process.js';

const child = fileURLToPath(new URL('./embedded-postgres.child.ts', import.meta.url));
const asRoot = process.getuid?.() === 0;

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let dataDir: string;
  let running: EmbeddedDatabase[];
  let children: TypescriptProcess[];

  beforeEach(() => {
    parent = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'entente-embedded-')));
    chmodSync(parent, 0o755);
    dataDir = path.join(parent, 'data');
    running = [];
    children = [];
  });

  afterEach(async () => {
    for (const { child: process } of children) process.kill('SIGKILL');
    await Promise.all(children.map(({ ended }) => ended));
    for (const database of running) await database.stop();
    // What the killed ones left is taken over, so that it can be stopped.
    if (existsSync(dataDir)) await (await startEmbeddedDatabase({ dataDir, log: () => {} })).stop();
    const elsewhere =
      asRoot && existsSync(path.join(dataDir, 'postgres')) ? realpathSync(path.join(dataDir, 'postgres')) : dataDir;
    rmSync(elsewhere, { recursive: true, force: true });
    rmSync(parent, { recursive: true, force: true });
  });

  const log: string[] = [];
  async function start(): Promise<EmbeddedDatabase> {
    const database = await startEmbeddedDatabase({ dataDir, log: (line) => log.push(line) });
    running.push(database);
    return database;
  }
  function startChild(work = 'wait', detached = false): TypescriptProcess {
    const process = runTypescript(child, [dataDir, work], { detached });
    children.push(process);
    return process;
  }
  const query = (url: string, sql: string) => withClient(url, async (client) => (await client.query(sql)).rows);
  const serverPid = async (process: TypescriptProcess) => Number((await process.line('started')).split(' ')[1]);
  const pgdata = () => path.join(realpathSync(path.join(dataDir, 'postgres')), '18');

  it('makes a store that only this machine and the holder of its password reach', async () => {
    const { url } = await start();
    const [settings] = await query(
      url,
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
        current_setting('password_encryption') as password, current_setting('data_checksums') as checksums,
        current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync,
        current_setting('max_connections') as connections,
        (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      sockets: '',
      password: 'scram-sha-256',
      checksums: 'on',
      commit: 'on',
      fsync: 'on',
      connections: '200',
      locale: 'b C.UTF-8',
    });
    expect(statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    await expect(query(url.replace(/:[^:@]+@/, ':guess@'), 'select')).rejects.toThrow(/password authentication failed/);
  }, 30_000);

  it('keeps what was written from one start to the next', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    expect(isServerOf(first.pid, pgdata())).toBe(false);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  }, 30_000);

  it('is taken over with every acknowledged row when its program was killed in the middle of writing', async () => {
    const killed = startChild('insert');
    await killed.line('row 200');
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = await start();
    expect(next.adopted).toBe(true);
    const acknowledged = killed.lines.filter((line) => line.startsWith('row ')).length;
    const [stored] = await query(next.url, 'select max(id) as id, count(*)::int as rows from acknowledged');
    expect(stored?.rows).toBe(stored?.id);
    expect([acknowledged, acknowledged + 1]).toContain(stored?.id);
  }, 30_000);

  it('recovers every acknowledged row when PostgreSQL was killed with its program', async () => {
    const killed = startChild('insert');
    const pid = await serverPid(killed);
    await killed.line('row 200');
    killed.child.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await killed.ended;
    const next = await start();
    expect(next.adopted).toBe(false);
    const [stored] = await query(next.url, 'select count(*)::int as rows from acknowledged');
    expect(stored?.rows).toBeGreaterThanOrEqual(killed.lines.filter((line) => line.startsWith('row ')).length);
  }, 60_000);

  it('is started again on the same port when it alone dies', async () => {
    const { url, pid, ...database } = await start();
    await query(url, 'create table kept as select 42 as answer');
    process.kill(pid, 'SIGKILL');
    expect(await waitUntil(() => running[0]?.pid !== pid, 20_000)).toBe(true);
    expect(await query(url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await database.stop();
  }, 30_000);

  it('turns the second of two starts away, naming the process that has the data and what to do', async () => {
    const first = startChild();
    await first.line('started');
    await expect(start()).rejects.toThrow(
      new RegExp(`Process ${first.pid} already runs .*kill ${first.pid}.*DATA_DIR`),
    );
  }, 30_000);

  it('lets exactly one of several starts at once make the store', async () => {
    const rivals = [startChild(), startChild(), startChild()];
    const outcomes = await Promise.all(
      rivals.map((rival) =>
        Promise.race([rival.line('started'), rival.line('refused')].map((line) => line.catch(() => ''))),
      ),
    );
    const words = outcomes.map((outcome) => outcome.split(' ')[0]).sort();
    expect(words).toEqual(['refused', 'refused', 'started']);
  }, 30_000);

  it('lives through the Ctrl-C of a terminal until its program stops it in order', async () => {
    const program = startChild('wait', true);
    const pid = await serverPid(program);
    process.kill(-program.pid, 'SIGINT');
    expect(await program.ended).toBe(0);
    expect(program.lines).toContain('stopped in order');
    expect(isServerOf(pid, pgdata())).toBe(false);
  }, 30_000);

  it('starts although its old number belongs to another process now', async () => {
    await (await start()).stop();
    writeFileSync(
      path.join(pgdata(), 'postmaster.pid'),
      `${process.pid}\n${pgdata()}\n0\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 30_000);

  it('begins anew when the first start was killed while it made the store', async () => {
    await (await start()).stop();
    rmSync(path.join(pgdata()), { recursive: true });
    mkdirSync(`${pgdata()}.new`);
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(path.dirname(pgdata()))).toEqual(['18']);
  }, 30_000);

  it('serves a command beside the running program, which may not stop it', async () => {
    const program = startChild();
    const pid = await serverPid(program);
    const shared = await useEmbeddedDatabase({ dataDir, log: () => {} });
    expect(shared.pid).toBe(pid);
    await shared.stop();
    expect(await query(shared.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    program.child.kill('SIGINT');
    await program.ended;
    const alone = await useEmbeddedDatabase({ dataDir, log: () => {} });
    expect(alone.adopted).toBe(false);
    await alone.stop();
    expect(isServerOf(alone.pid, pgdata())).toBe(false);
  }, 30_000);

  (asRoot ? it : it.skip)(
    'keeps its files where its account can enter, when root starts it below a private folder',
    async () => {
      dataDir = path.join(parent, 'private', 'data');
      mkdirSync(path.dirname(dataDir), { mode: 0o700 });
      const first = await start();
      await query(first.url, 'create table kept as select 42 as answer');
      expect(log.join('\n')).toMatch(/PostgreSQL keeps its files in .*can't enter/);
      expect(realpathSync(path.join(dataDir, 'postgres')).startsWith(parent)).toBe(false);
      await first.stop();
      expect(await query((await start()).url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    },
    60_000,
  );

  it('says where its messages are kept, and keeps them out of the terminal', async () => {
    await start();
    expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).toContain('ready to accept connections');
  }, 30_000);
});
