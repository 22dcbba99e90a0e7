import type { QueueName } from '../queues/queue-names.js';
import type { WorkSource } from './work-source.js';

/** Every kind of due row; features add theirs at start. */
export class WorkSources {
  private readonly sources = new Map<QueueName, WorkSource>();

  add(source: WorkSource): void {
    if (this.sources.has(source.queue)) throw new Error(`Two sources fill the queue ${source.queue}.`);
    this.sources.set(source.queue, source);
  }

  all(): WorkSource[] {
    return [...this.sources.values()];
  }

  /** Undefined where the source leaves it to the configuration. */
  concurrencyOf(queue: QueueName): number | undefined {
    return this.sources.get(queue)?.concurrency;
  }

  of(queue: QueueName): WorkSource {
    const source = this.sources.get(queue);
    if (!source) throw new Error(`Nothing fills the queue ${queue}: a job without a handler.`);
    return source;
  }
}
