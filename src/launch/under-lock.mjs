import path from 'node:path';
import { lock } from './process-lock.mjs';
import { launchLocks } from './repository.mjs';

/**
 * One process at a time does this; another that comes meanwhile waits, and then finds it done.
 * @param {string} name of the lock
 * @param {() => boolean} done asked again once it is our turn
 * @param {() => Promise<void>} work
 * @param {(line: string) => void} say
 */
export async function underLock(name, done, work, say) {
  if (done()) return;
  const held = await lock(path.join(launchLocks, name), {
    onWait: (pid) => say(`Waiting for process ${pid}, which does the ${name}…`),
  });
  try {
    if (!done()) await work();
  } finally {
    held.release();
  }
}
