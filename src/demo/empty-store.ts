import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import { lock } from '#launch/process-lock.mjs';
import { livingPostmaster } from '../platform/database/embedded/postmaster-file.js';
import { stopServer } from '../platform/database/embedded/server-process.js';
import { lockFolder } from '../platform/database/embedded/start-embedded-database.js';
import { DemoFailed } from './demo-failed.js';

/** The service of a demo that was killed takes a moment to notice and to stop. */
const patienceMs = 15_000;

/** Makes the store of the last demo an empty one. @throws DemoFailed while somebody uses it, as to look at that demo */
export async function emptyStore(store: string): Promise<void> {
  const held = await lock(lockFolder(store), { timeoutMs: patienceMs });
  if ('heldBy' in held) {
    throw new DemoFailed(`Process ${held.heldBy} runs on ${store}, which the demo would empty. Stop it first.`);
  }
  const postgres = path.join(store, 'postgres');
  if (existsSync(postgres)) await removeServer(realpathSync(postgres)); // PostgreSQL's files may be kept elsewhere
  rmSync(store, { recursive: true });
  held.release();
  mkdirSync(store);
}

/** A server may have outlived a service that was killed. */
async function removeServer(folder: string): Promise<void> {
  for (const version of readdirSync(folder)) {
    const pgdata = path.join(folder, version);
    const survivor = livingPostmaster(pgdata);
    if (survivor) await stopServer(survivor.pid, pgdata);
  }
  rmSync(folder, { recursive: true });
}
