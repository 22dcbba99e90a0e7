import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock } from '#launch/process-lock.mjs';
import { databaseUrl, withClient } from './connection.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';
import { nativePackage } from './native-package.js';
import { livingPostmaster } from './postmaster-file.js';
import {
  type EmbeddedDatabase,
  type EmbeddedDatabaseOptions,
  lockFolder,
  madeFolder,
  startHolding,
} from './start-embedded-database.js';
import { readPassword } from './store.js';

const patienceMs = 60_000;

/**
 * For commands beside the product (admin, audit, backup …): uses the server of a product that is running on this
 * DATA_DIR, whose `stop` then does nothing, or starts one.
 */
export async function useEmbeddedDatabase({ dataDir, log }: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const folder = madeFolder(dataDir);
  for (const start = performance.now(); performance.now() - start < patienceMs; await sleep(200)) {
    const held = tryLock(lockFolder(folder));
    if ('release' in held) return startHolding(folder, held, log);
    const shared = await runningDatabase(folder);
    if (shared) return shared;
  }
  throw new EmbeddedDatabaseError(
    `Another process is starting on the data in ${folder}, but its PostgreSQL doesn't answer. See postgres.log there.`,
  );
}

/** Undefined while the other process hasn't come that far. */
async function runningDatabase(dataDir: string): Promise<EmbeddedDatabase | undefined> {
  const entry = path.join(dataDir, 'postgres', nativePackage().major);
  if (!existsSync(entry)) return undefined;
  const pgdata = realpathSync(entry);
  const postmaster = livingPostmaster(pgdata);
  if (!postmaster?.ready) return undefined;
  const url = databaseUrl(postmaster.port, readPassword(dataDir, pgdata));
  const answers = await withClient(url, async (client) => client.query('select')).then(
    () => true,
    () => false,
  );
  return answers ? { url, port: postmaster.port, adopted: true, pid: postmaster.pid, stop: async () => {} } : undefined;
}
