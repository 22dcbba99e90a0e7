import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';
import { disownPostmasterFile, isServerOf, readPostmaster } from './postmaster-file.js';
import { serverArguments } from './server-settings.js';
import { programEnvironment } from './store.js';
import { waitUntil } from './wait-until.js';

export interface ServerOptions {
  readonly binaries: Binaries;
  readonly account: Account;
  readonly pgdata: string;
  readonly version: string;
  /** Appended to. */
  readonly logFile: string;
}

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Missing for one that an earlier process of ours started. */
  readonly child?: ChildProcess;
}

/** Recovery after a crash replays at most `max_wal_size`; a slow disk gets its time. */
const readyWithinMs = 120_000;
/** Others may take the free port before PostgreSQL does, and workers of a killed server take a moment to notice. */
const passing = /could not bind|Address already in use|pre-existing shared memory block|is another postmaster/;

/** Starts the server of a store that has none, on a free port or the given one, and waits until it serves. */
export async function launchServer(options: ServerOptions, port?: number): Promise<ServerProcess> {
  let said = '';
  for (let attempt = 0; attempt < 10; attempt++) {
    disownPostmasterFile(options.pgdata);
    const logStart = statSync(options.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const server = spawnServer(options, port ?? (await freePort()));
    if (await becomesReady(server, options.pgdata)) return server;
    said = readFileSync(options.logFile).subarray(logStart).toString('utf8').trim();
    if (!passing.test(said)) break;
    await sleep(300);
  }
  throw new EmbeddedDatabaseError(`PostgreSQL doesn't start on the store in ${options.pgdata}. It says:\n${said}`);
}

/** In a session of its own: Ctrl-C in a terminal reaches us alone, and we stop it when nobody needs it any more. */
function spawnServer(
  { binaries, account, pgdata, version, logFile }: ServerOptions,
  port: number,
): ServerProcess & { child: ChildProcess } {
  const log = openSync(logFile, 'a', 0o600);
  try {
    const child = spawn(binaries.postgres, serverArguments(pgdata, port, version), {
      ...account.ids,
      env: programEnvironment,
      cwd: pgdata,
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.unref();
    child.on('error', () => {});
    if (child.pid === undefined) throw new EmbeddedDatabaseError(`${binaries.postgres} can't be run.`);
    return { pid: child.pid, port, child };
  } finally {
    closeSync(log);
  }
}

async function becomesReady({ pid, child }: { pid: number; child: ChildProcess }, pgdata: string): Promise<boolean> {
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const ready = () => {
    const postmaster = readPostmaster(pgdata);
    return postmaster?.pid === pid && postmaster.ready;
  };
  await waitUntil(() => ended() || ready(), readyWithinMs);
  if (ended()) return false;
  if (!ready()) child.kill('SIGQUIT');
  return ready();
}

/**
 * Fast shutdown: open transactions are rolled back, everything committed is written. One that doesn't end is aborted,
 * which loses nothing either: the next start replays its log.
 */
export async function stopServer(pid: number, pgdata: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    signalServer(pid, pgdata, signal);
    if (await waitUntil(() => !isServerOf(pid, pgdata), patienceMs)) return;
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL (process ${pid}) of the store in ${pgdata} doesn't stop. End that process, then start again.`,
  );
}

export function signalServer(pid: number, pgdata: string, signal: NodeJS.Signals): void {
  if (!isServerOf(pid, pgdata)) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
