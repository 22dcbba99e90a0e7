import type { Logger } from 'pino';
import { describe } from './delivery-processor.js';
import type { JobQueues } from '../queues/job-queues.js';
import { outboxMetrics } from './outbox-metrics.js';
import type { WorkSource } from './work-source.js';

const claimLimit = 500;
const pollMs = 1_000;
const pauseAfterFaultMs = 500;

/** Moves due rows into the queues: woken after each commit, with a slow poll behind it. */
export class Relay {
  private stopped = false;
  private due = true;
  private wakeUp: () => void = () => {};
  private running: Promise<void> = Promise.resolve();
  private quietSince: string | null = null;

  constructor(
    private readonly sources: () => readonly WorkSource[],
    private readonly queues: JobQueues,
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

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      this.due = false;
      const moved = await this.round();
      if (moved === 'fault') await this.wait(pauseAfterFaultMs, true);
      else if (moved === 0 && !this.due) await this.wait(pollMs);
    }
  }

  private async round(): Promise<number | 'fault'> {
    let moved = 0;
    try {
      for (const source of this.sources()) moved += await this.move(source);
      this.recovered();
      return moved;
    } catch (error) {
      this.broken(error);
      return 'fault';
    }
  }

  private async move(source: WorkSource): Promise<number> {
    const work = await source.claim(claimLimit);
    if (work.length === 0) return 0;
    await this.queues.add(source.queue, work);
    outboxMetrics.claimed.inc({ queue: source.queue }, work.length);
    return work.length;
  }

  private wait(ms: number, whatever = false): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        if (whatever && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** One line when it breaks and one when it works again, however long it takes. */
  private broken(error: unknown): void {
    const reason = describe(error);
    if (this.quietSince !== reason)
      this.log.warn({ reason }, 'Due work can’t be handed over now; it stays in its rows');
    this.quietSince = reason;
  }

  private recovered(): void {
    if (this.quietSince) this.log.info('Due work is handed over again');
    this.quietSince = null;
  }
}
