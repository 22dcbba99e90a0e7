import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import os from 'node:os';
import { EmbeddedDatabaseError } from './embedded-database-error.js';

/** Whom PostgreSQL runs as. */
export interface Account {
  readonly name: string;
  /** What to spawn with; empty when it is ourselves. */
  readonly ids: { readonly uid: number; readonly gid: number } | Record<string, never>;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: to the owner of the store if there is one
 * already, else to the first of $EMBEDDED_PG_USER, postgres, node and nobody that exists.
 */
export function chooseAccount(existingStore: string | undefined): Account {
  if (process.getuid?.() !== 0) return { name: os.userInfo().username, ids: {} };
  const owner = existingStore === undefined ? undefined : statSync(existingStore);
  if (owner && owner.uid !== 0) return { name: nameOf(owner.uid), ids: { uid: owner.uid, gid: owner.gid } };
  for (const name of [process.env.EMBEDDED_PG_USER, 'postgres', 'node', 'nobody']) {
    const ids = name ? idsOf(name) : undefined;
    if (name && ids && ids.uid !== 0) return { name, ids };
  }
  throw new EmbeddedDatabaseError(
    'PostgreSQL refuses to run as root, and no account was found to run it as. Start as another user, or name one in EMBEDDED_PG_USER.',
  );
}

function nameOf(uid: number): string {
  const { status, stdout } = spawnSync('id', ['-un', String(uid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : `number ${uid}`;
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const number = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  const uid = number('-u');
  const gid = number('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Whether the account can enter this folder from the root down; the working directory it gets may be another. */
export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account.ids, cwd: '/', stdio: 'ignore' }).status === 0;
}
