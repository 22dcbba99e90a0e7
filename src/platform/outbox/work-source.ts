import { z } from 'zod';
import type { QueueName } from '../queues/queue-names.js';

/** What a job carries: ids of due rows, never their content; of deliveries also whose they are. */
export const workData = z.object({ ids: z.array(z.guid()), consumer: z.string().optional() });
export type WorkData = z.infer<typeof workData>;

export interface Work {
  /** Deterministic for this claim; BullMQ takes no ':' in it and no mere number. */
  jobId: string;
  data: WorkData;
}

/**
 * Rows that become due. Claiming is a lease: what isn't handled when it ends is claimed again, so a job that the queue
 * loses, or a worker that dies, costs a moment and never a row. `handle` must look again at each row under a lock.
 */
export abstract class WorkSource {
  abstract readonly queue: QueueName;
  /** How many jobs a worker has in hand at once; where it isn't said, as many as WORKER_CONCURRENCY says. */
  readonly concurrency?: number;
  /** Takes up to `limit` due rows, skipping what others hold; empty when nothing is due. */
  abstract claim(limit: number): Promise<Work[]>;
  /** Does the work of one job. Throwing is for faults only: rows keep their own attempts. */
  abstract handle(data: WorkData): Promise<void>;
}

/**
 * How long a claim lasts, in milliseconds. A killed worker's rows are taken up within this and one poll. Work that takes
 * longer keeps its row locked, which claims skip.
 */
export const leaseMs = 3_000;
