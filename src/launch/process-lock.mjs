import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from './process-identity.mjs';

/**
 * A lock held by a living process, over a folder of numbered files; the highest number is the holder.
 *
 * Node has no flock, and a plain lock file can't be taken over safely: between reading that its holder died and
 * removing it, somebody else may have taken it. Here nobody removes what may be held: whoever finds the highest
 * number dead or released links the next one, which only one can. A killed process holds nothing, and neither does
 * another that got its number (see processIdentity).
 */

/**
 * @param {string} folder made when missing
 * @returns {{ release(): void } | { heldBy: number }} `heldBy` is the process that has it
 */
export function tryLock(folder) {
  mkdirSync(folder, { recursive: true });
  for (;;) {
    const highest = highestNumber(folder);
    const holder = livingHolder(folder, highest);
    if (holder !== undefined) return { heldBy: holder };
    const number = highest + 1;
    if (!linkNumber(folder, number)) continue;
    // Somebody slow may link a number that was already passed by; then a higher one is there.
    if (highestNumber(folder) === number) return held(folder, number);
    rmSync(path.join(folder, String(number)), { force: true });
  }
}

/**
 * Waits until the lock is free.
 * @param {string} folder
 * @param {{ timeoutMs?: number, onWait?: (pid: number) => void }} [options] without a timeout it waits as long as it takes
 * @returns {Promise<{ release(): void } | { heldBy: number }>}
 */
export async function lock(folder, { timeoutMs = Number.POSITIVE_INFINITY, onWait = () => {} } = {}) {
  const start = performance.now();
  for (let waited = false; ; waited = true) {
    const result = tryLock(folder);
    if ('release' in result || performance.now() - start >= timeoutMs) return result;
    if (!waited) onWait(result.heldBy);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * @param {string} folder
 * @returns {number | undefined} the living process that holds the lock
 */
export function lockHolder(folder) {
  return livingHolder(folder, highestNumber(folder));
}

function highestNumber(folder) {
  try {
    return Math.max(
      0,
      ...readdirSync(folder)
        .filter((name) => /^\d+$/.test(name))
        .map(Number),
    );
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

function livingHolder(folder, number) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(path.join(folder, String(number)), 'utf8'));
    return identity !== undefined && processIdentity(pid) === identity ? pid : undefined;
  } catch (error) {
    // Files are linked whole, so one that can't be read as JSON was damaged by a crash of the machine: nobody holds it.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function writeDraft(folder, content) {
  const draft = path.join(folder, `draft-${process.pid}-${randomBytes(4).toString('hex')}`);
  writeFileSync(draft, JSON.stringify(content), { flag: 'wx' });
  return draft;
}

function linkNumber(folder, number) {
  const draft = writeDraft(folder, { pid: process.pid, identity: processIdentity(process.pid) });
  try {
    linkSync(draft, path.join(folder, String(number)));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(folder, number) {
  removeLower(folder, number);
  let released = false;
  return {
    release() {
      if (released) return;
      released = true;
      // The number stays, so that the next one is higher. A folder that was deleted meanwhile holds no lock.
      if (existsSync(folder)) renameSync(writeDraft(folder, {}), path.join(folder, String(number)));
    },
  };
}

function removeLower(folder, number) {
  for (const name of readdirSync(folder)) {
    if (/^\d+$/.test(name) && Number(name) < number) rmSync(path.join(folder, name), { force: true });
    const author = /^draft-(\d+)-/.exec(name);
    if (author && processIdentity(Number(author[1])) === undefined) rmSync(path.join(folder, name), { force: true });
  }
}
