import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again; false when the answer was no for that long. */
export async function waitUntil(condition: () => boolean, timeoutMs: number): Promise<boolean> {
  const start = performance.now();
  while (!condition()) {
    if (performance.now() - start > timeoutMs) return false;
    await sleep(20);
  }
  return true;
}
