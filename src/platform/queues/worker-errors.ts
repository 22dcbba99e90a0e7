import type { Logger } from 'pino';
import { describeError } from '../outbox/describe-error.js';
import type { QueueName } from './queue-names.js';

const quietMs = 60_000;

/** A queue that is away makes an error every moment: each reason is told once a minute. */
export class WorkerErrors {
  private readonly toldAt = new Map<string, number>();

  constructor(
    private readonly queue: QueueName,
    private readonly log: Logger,
  ) {}

  happened(error: unknown): void {
    const reason = describeError(error);
    const now = performance.now();
    if (now - (this.toldAt.get(reason) ?? -quietMs) < quietMs) return;
    if (this.toldAt.size > 100) this.toldAt.clear();
    this.toldAt.set(reason, now);
    this.log.warn({ queue: this.queue, reason }, 'The queue had an error');
  }
}
