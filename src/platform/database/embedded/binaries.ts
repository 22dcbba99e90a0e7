import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import type { Account } from './account.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';
import type { NativePackage } from './native-package.js';

/** Paths of programs that the account can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Uses the programs where npm put them; where the account can't run them there (a checkout below a private home,
 * or one that belongs to somebody else and was never completed), a copy under `copies`, made once per version.
 */
export function prepareBinaries(native: NativePackage, account: Account, copies: string): Binaries {
  const inPlace = binariesIn(native.folder);
  if (complete(native.folder) && runs(inPlace, account) === undefined) return inPlace;
  const folder = path.join(copies, `postgresql-${native.version}-${process.platform}-${process.arch}`);
  if (!existsSync(folder)) copyOnce(native.folder, folder);
  const problem = runs(binariesIn(folder), account);
  if (problem === undefined) return binariesIn(folder);
  throw new EmbeddedDatabaseError(
    `PostgreSQL's programs in ${folder} can't be run as the user ${account.name}: ${problem}`,
  );
}

function binariesIn(folder: string): Binaries {
  return { initdb: path.join(folder, 'bin', 'initdb'), postgres: path.join(folder, 'bin', 'postgres') };
}

/** What keeps the account from running them. */
function runs(binaries: Binaries, account: Account): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { status, error, stderr } = spawnSync(program, ['--version'], { ...account.ids, cwd: '/', encoding: 'utf8' });
    if (status !== 0) return error?.message ?? stderr.trim();
  }
  return undefined;
}

/**
 * Does what the package's install script would do, since npm may be told to run none: links the libraries' names and
 * makes the programs executable. False when this user may not.
 */
function complete(folder: string): boolean {
  try {
    for (const { source, target } of missingLinks(folder)) {
      mkdirSync(path.dirname(target), { recursive: true });
      symlinkUnlessThere(path.relative(path.dirname(target), source), target);
    }
    for (const program of Object.values(binariesIn(folder))) if (!isExecutable(program)) chmodSync(program, 0o755);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code))) return false;
    throw error;
  }
}

function missingLinks(folder: string): { source: string; target: string }[] {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  // The paths in the list begin with `native/`, the folder itself, whatever a copy of it is called.
  const inside = (name: string) => path.join(folder, name.replace(/^native\//, ''));
  return links
    .map(({ source, target }) => ({ source: inside(source), target: inside(target) }))
    .filter(({ target }) => !lstatSync(target, { throwIfNoEntry: false }));
}

function symlinkUnlessThere(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return (statSync(file).mode & 0o111) === 0o111;
  } catch {
    return false;
  }
}

/** Copied aside and renamed, so that a copy that is there is whole, also when two starts make it at once. */
function copyOnce(from: string, to: string): void {
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    complete(draft);
    chmodSync(draft, 0o755);
    renameSync(draft, to);
  } catch (error) {
    if (existsSync(to)) return;
    throw new EmbeddedDatabaseError(`PostgreSQL's programs can't be copied to ${to}: ${(error as Error).message}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
