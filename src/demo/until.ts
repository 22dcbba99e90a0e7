import { setTimeout as pause } from 'node:timers/promises';
import { DemoFailed } from './demo-failed.js';

const defaultMs = 60_000;

/**
 * What `look` finds, asked again and again until there is something.
 * @throws DemoFailed when nothing came within the time
 */
export async function until<T>(what: string, look: () => Promise<T | null>, timeoutMs = defaultMs): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 250)) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new DemoFailed(`${what} did not come within ${timeoutMs / 1000} s.`);
    await pause(wait);
  }
}
