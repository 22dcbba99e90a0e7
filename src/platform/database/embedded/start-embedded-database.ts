import { accessSync, constants, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type HeldLock, lock } from '#launch/process-lock.mjs';
import { prepareBinaries } from './binaries.js';
import { createDatabaseOnce, databaseUrl } from './connection.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';
import { nativePackage } from './native-package.js';
import { launchServer, type ServerOptions } from './server-process.js';
import { openStore } from './store.js';
import { makeSystemFolder, prepareStorePlace, type StorePlace, systemFolder } from './store-place.js';
import { type Log, Supervisor } from './supervisor.js';
import { adoptSurvivingServer } from './surviving-server.js';

export interface EmbeddedDatabaseOptions {
  /** Made when missing. Holds the store, its password, its log and the lock. */
  readonly dataDir: string;
  readonly log: Log;
}

export interface EmbeddedDatabase {
  /** With its password; the role is the superuser of this server. */
  readonly url: string;
  readonly port: number;
  /** The server was already running. */
  readonly adopted: boolean;
  /** Of PostgreSQL's main process; another one after it had to be started again. */
  readonly pid: number;
  /** May be called twice. Afterwards another process may start on this DATA_DIR. */
  stop(): Promise<void>;
}

/** A process that is just ending gets this long before the next one is turned away. */
const patienceMs = 3_000;

/**
 * Starts the PostgreSQL of this DATA_DIR, or takes over the one that a killed process of ours left running.
 * @throws EmbeddedDatabaseError if another living process has this DATA_DIR, or this machine can't run it
 */
export async function startEmbeddedDatabase({ dataDir, log }: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const folder = madeFolder(dataDir);
  const held = await lock(lockFolder(folder), { timeoutMs: patienceMs });
  if ('heldBy' in held) throw alreadyRunning(folder, held.heldBy);
  return startHolding(folder, held, log);
}

/** Its real path; made when missing. Says so when it isn't ours to write to. */
export function madeFolder(dataDir: string): string {
  try {
    mkdirSync(lockFolder(dataDir), { recursive: true });
    accessSync(lockFolder(dataDir), constants.R_OK | constants.W_OK | constants.X_OK);
    return realpathSync(dataDir);
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The data in ${dataDir} can't be used: ${(error as Error).message}. Start as the user it belongs to, or choose another DATA_DIR.`,
    );
  }
}

export function lockFolder(dataDir: string): string {
  return path.join(dataDir, 'lock');
}

function alreadyRunning(dataDir: string, pid: number): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `Process ${pid} already runs Entente on the data in ${dataDir}. Stop it first (kill ${pid}), or give this one its own DATA_DIR and PORT.`,
  );
}

/** Only with the lock; lets it go when the start fails. */
export async function startHolding(dataDir: string, held: HeldLock, log: Log): Promise<EmbeddedDatabase> {
  try {
    return await startLocked(dataDir, held, log);
  } catch (error) {
    held.release();
    throw error;
  }
}

async function startLocked(dataDir: string, held: HeldLock, log: Log): Promise<EmbeddedDatabase> {
  const native = nativePackage();
  const place = prepareStorePlace(dataDir);
  if (place.elsewhere)
    log(`PostgreSQL keeps its files in ${place.folder}, since the user ${place.account.name} can't enter ${dataDir}`);
  const binaries = prepareBinaries(native, place.account, copiesFolder(dataDir, place));
  const store = openStore(dataDir, place, binaries, native.major);
  const options: ServerOptions = {
    binaries,
    account: place.account,
    pgdata: store.pgdata,
    version: native.version,
    logFile: path.join(dataDir, 'postgres.log'),
  };
  const survivor = await adoptSurvivingServer(store, native.version);
  const { port, ...server } = survivor ?? (await launchFresh(options));
  const supervisor = new Supervisor({ port, ...server }, options, log);
  return createDatabaseOnce(port, store.password).then(
    () => handle(supervisor, held, survivor !== undefined, port, databaseUrl(port, store.password)),
    async (error) => {
      await supervisor.stop();
      throw error;
    },
  );
}

/** The log begins anew with each server, so that it doesn't grow for ever. */
function launchFresh(options: ServerOptions) {
  writeFileSync(options.logFile, '', { mode: 0o600 });
  return launchServer(options);
}

function copiesFolder(dataDir: string, place: StorePlace): string {
  if (place.account.ids.uid === undefined) return dataDir;
  makeSystemFolder();
  return systemFolder;
}

function handle(supervisor: Supervisor, held: HeldLock, adopted: boolean, port: number, url: string): EmbeddedDatabase {
  return {
    url,
    port,
    adopted,
    get pid() {
      return supervisor.pid;
    },
    async stop() {
      await supervisor.stop();
      held.release();
    },
  };
}
