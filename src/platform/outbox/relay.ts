import type { Logger } from 'pino';
import type { JobQueues } from '../queues/job-queues.js';
import type { QueueName } from '../queues/queue-names.js';
import { describeError } from './describe-error.js';
import { outboxMetrics } from './outbox-metrics.js';
import type { Turns } from './turns.js';
import type { WorkSource } from './work-source.js';

const claimLimit = 1_000;
const pollMs = 500;
/** Under load the next look waits so long, so that jobs carry many rows; the first after a rest never waits. */
const gatherMs = 5;
const pauseAfterFaultMs = 500;

/** Moves due rows into the queues: woken after each commit, with a slow poll behind it. */
export class Relay {
  private stopped = false;
  private due = true;
  private wakeUp: () => void = () => {};
  private running: Promise<void> = Promise.resolve();
  private readonly broken = new Map<QueueName, string>();

  constructor(
    private readonly sources: () => readonly WorkSource[],
    private readonly queues: JobQueues,
    private readonly turns: Turns,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.stopped = false;
    this.running = this.run();
  }

  /** Something is due: look now and not at the next poll. */
  poke(): void {
    this.due = true;
    this.wakeUp();
  }

  /** Resolves when nothing is handed over any more. What was handed over stays in the queue. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.due = false;
      const moved = await this.round();
      if (this.broken.size > 0) await this.rest(pauseAfterFaultMs, () => this.stopped);
      else if (moved > 0) await this.rest(gatherMs, () => this.stopped);
      else await this.rest(pollMs, () => this.stopped || this.due);
    }
  }

  /** One source or queue that fails doesn't hold up the others. */
  private async round(): Promise<number> {
    let moved = 0;
    for (const source of this.sources()) {
      if (this.stopped) break;
      try {
        moved += await this.move(source);
        this.works(source.queue);
      } catch (error) {
        this.fails(source.queue, describeError(error));
      }
    }
    return moved;
  }

  private async move(source: WorkSource): Promise<number> {
    this.queues.mustAccept(source.queue);
    const work = await this.turns.take(source.queue, () => source.claim(claimLimit));
    if (work.length === 0) return 0;
    await this.queues.add(source.queue, work);
    outboxMetrics.claimed.inc({ queue: source.queue }, work.length);
    return work.length;
  }

  private async rest(ms: number, over: () => boolean): Promise<void> {
    if (over()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        if (!over()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = () => {};
  }

  /** One line when it breaks and one when it works again, however long it takes. */
  private fails(queue: QueueName, reason: string): void {
    if (!this.broken.has(queue))
      this.log.warn({ queue, reason }, 'Due work can’t be handed over now; it stays in its rows');
    this.broken.set(queue, reason);
  }

  private works(queue: QueueName): void {
    if (this.broken.delete(queue)) this.log.info({ queue }, 'Due work is handed over again');
  }
}
