import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRepository } from './repository.mjs';
import { runQuietly } from './run-quietly.mjs';
import { underLock } from './under-lock.mjs';

const lockfile = inRepository('package-lock.json');
const stamp = inRepository('node_modules', '.entente-lock');
const npmsOwnRecord = inRepository('node_modules', '.package-lock.json');

/**
 * Brings node_modules in line with package-lock.json, unless it is already.
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(say) {
  await underLock('install', isInstalled, () => install(say), say);
}

async function install(say) {
  if (matchesRecord()) return writeFileSync(stamp, wanted());
  say('Installing packages; this takes a minute the first time…');
  rmSync(stamp, { force: true });
  // No install script is needed, and building needs the development packages also where NODE_ENV says production.
  const args = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--no-progress',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath;
  const [program, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await runQuietly(
    'npm ci',
    program,
    [...first, ...args],
    'The first start needs the npm registry; later ones do not.',
  );
  writeFileSync(stamp, wanted());
}

/** Another platform needs other packages of the same lockfile. */
function wanted() {
  return createHash('sha256')
    .update(readFileSync(lockfile))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

/** Somebody ran `npm ci` by hand: npm's own record, which it writes last, has every package of the lockfile. */
function matchesRecord() {
  if (!existsSync(npmsOwnRecord)) return false;
  const installed = JSON.parse(readFileSync(npmsOwnRecord, 'utf8')).packages;
  return Object.entries(JSON.parse(readFileSync(lockfile, 'utf8')).packages).every(
    ([place, { version, optional, ...entry }]) => {
      if (place === '' || entry.link) return true;
      return installed[place] ? installed[place].version === version : optional && !isForThisMachine(entry);
    },
  );
}

function isForThisMachine({ os, cpu, libc }) {
  return !os && !cpu && !libc
    ? false
    : (os ?? [process.platform]).includes(process.platform) &&
        (cpu ?? [process.arch]).includes(process.arch) &&
        (libc ?? ['glibc']).includes('glibc');
}
