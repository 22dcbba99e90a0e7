import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether a process still runs. One that has ended but that nobody has collected yet does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !isZombie(pid);
}

export async function until(condition: () => boolean, timeoutMs = 5000): Promise<void> {
  for (const end = performance.now() + timeoutMs; !condition(); await pause(5))
    if (performance.now() > end) throw new Error(`Not so within ${timeoutMs} ms: ${condition}`);
}

function isZombie(pid: number): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
