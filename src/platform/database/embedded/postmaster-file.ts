import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from '#launch/process-identity.mjs';

/** What a PostgreSQL says about itself in postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export function readPostmaster(pgdata: string): Postmaster | undefined {
  try {
    const lines = readFileSync(postmasterFile(pgdata), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The server of this store that is alive, if there is one; not another process that got its number, and no zombie. */
export function livingPostmaster(pgdata: string): Postmaster | undefined {
  const postmaster = readPostmaster(pgdata);
  return postmaster && isServerOf(postmaster.pid, pgdata) ? postmaster : undefined;
}

export function isServerOf(pid: number, pgdata: string): boolean {
  return processIdentity(pid) !== undefined && commandLine(pid).includes(`-D ${pgdata} `);
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * PostgreSQL doesn't start while the number in this file belongs to any living process or to a zombie. The file must
 * not be deleted: by its other lines PostgreSQL notices orphaned workers that still write to the store. So only the
 * number is replaced, by one that no process has.
 */
export function disownPostmasterFile(pgdata: string): void {
  if (!readPostmaster(pgdata)) return;
  const [, ...lines] = readFileSync(postmasterFile(pgdata), 'utf8').split('\n');
  writeFileSync(postmasterFile(pgdata), [String(2 ** 31 - 1), ...lines].join('\n'));
}

function postmasterFile(pgdata: string): string {
  return path.join(pgdata, 'postmaster.pid');
}
