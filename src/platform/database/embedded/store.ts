import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';
import type { StorePlace } from './store-place.js';

export const superuser = 'entente';

/** PostgreSQL's programs get nothing of our environment: PGDATA and its like would be obeyed. */
export const programEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

export interface Store {
  readonly pgdata: string;
  readonly password: string;
}

/** Opens the store of this PostgreSQL's major version, or makes it. Only for whoever holds the lock. */
export function openStore(dataDir: string, place: StorePlace, binaries: Binaries, major: string): Store {
  const pgdata = path.join(place.folder, major);
  const passwordFile = passwordFileOf(dataDir);
  if (!existsSync(pgdata)) createStore(pgdata, passwordFile, place.account, binaries);
  return { pgdata, password: readPassword(dataDir, pgdata) };
}

function passwordFileOf(dataDir: string): string {
  return path.join(dataDir, 'postgres.password');
}

export function readPassword(dataDir: string, pgdata: string): string {
  const file = passwordFileOf(dataDir);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `The password of the embedded PostgreSQL can't be read: ${(error as Error).message}. Restore ${file}, or delete ${pgdata} to begin with an empty store.`,
    );
  }
}

/** Made aside and renamed when whole, so that a first start that is killed leaves nothing that looks like a store. */
function createStore(pgdata: string, passwordFile: string, account: Account, binaries: Binaries): void {
  const draft = `${pgdata}.new`;
  const handedOver = path.join(path.dirname(pgdata), 'initdb.password');
  rmSync(draft, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  for (const file of [passwordFile, handedOver]) {
    rmSync(file, { force: true });
    writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
  }
  mkdirSync(draft, { mode: 0o700 });
  if (account.ids.uid !== undefined) {
    for (const file of [handedOver, draft]) chownSync(file, account.ids.uid, account.ids.gid);
  }
  initialise(draft, handedOver, account, binaries);
  rmSync(handedOver);
  renameSync(draft, pgdata);
}

function initialise(pgdata: string, passwordFile: string, account: Account, binaries: Binaries): void {
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8'];
  const access = ['--username', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const { status, error, stdout, stderr } = spawnSync(
    binaries.initdb,
    ['--pgdata', pgdata, ...access, ...locale, '--data-checksums'],
    { ...account.ids, env: programEnvironment, cwd: path.dirname(pgdata), encoding: 'utf8' },
  );
  if (status !== 0) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL can't make its store in ${pgdata}: ${error?.message ?? `${stderr}${stdout}`.trim()}`,
    );
  }
}
