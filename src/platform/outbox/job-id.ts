import { createHash } from 'node:crypto';

/** The same rows claimed for the same lease make the same job, however often it is handed over. */
export function jobId(queue: string, ids: readonly string[], lease: Date): string {
  const hash = createHash('sha256').update(`${ids.join()}|${lease.toISOString()}`).digest('hex');
  return `${queue}-${hash.slice(0, 32)}`;
}
