import type { Logger } from 'pino';
import type { JobQueues } from '../queues/job-queues.js';
import { describeError } from './describe-error.js';
import { outboxMetrics } from './outbox-metrics.js';
import type { Turns } from './turns.js';
import type { Work, WorkSource } from './work-source.js';

const claimLimit = 1_000;
const pollMs = 500;
/** Under load the next look waits so long, so that jobs carry many rows; the first after a rest never waits. */
const gatherMs = 5;
const pauseAfterFaultMs = 500;

interface Claim {
  source: WorkSource;
  work: readonly Work[];
}

/** What failed in a round: the name of a queue, or `turn`. */
type Faults = Map<string, unknown>;

/** Moves due rows into the queues: woken after each commit, with a slow poll behind it. */
export class Relay {
  private stopped = false;
  private due = true;
  private wakeUp: () => void = () => {};
  private running: Promise<void> = Promise.resolve();
  private broken: ReadonlySet<string> = new Set();

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

  /** Returns how many jobs there were. One source or queue that fails doesn't hold up the others. */
  private async round(): Promise<number> {
    const faults: Faults = new Map();
    const claims = await this.turns
      .take(() => this.claimAll(faults))
      .catch((error: unknown) => {
        faults.set('turn', error);
        return [];
      });
    for (const claim of claims) await this.handOver(claim).catch((error) => faults.set(claim.source.queue, error));
    this.tell(faults);
    return claims.length;
  }

  private async claimAll(faults: Faults): Promise<Claim[]> {
    const claims: Claim[] = [];
    for (const source of this.sources()) {
      try {
        this.queues.mustAccept(source.queue);
        const work = await source.claim(claimLimit);
        if (work.length > 0) claims.push({ source, work });
      } catch (error) {
        faults.set(source.queue, error);
      }
    }
    return claims;
  }

  private async handOver({ source, work }: Claim): Promise<void> {
    await this.queues.add(source.queue, work);
    outboxMetrics.claimed.inc({ queue: source.queue }, work.length);
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

  /** One line when something breaks and one when it works again, however long it takes. */
  private tell(faults: Faults): void {
    for (const [name, error] of faults)
      if (!this.broken.has(name))
        this.log.warn(
          { name, reason: describeError(error) },
          'Due work can’t be handed over now; it stays in its rows',
        );
    for (const name of this.broken) if (!faults.has(name)) this.log.info({ name }, 'Due work is handed over again');
    this.broken = new Set(faults.keys());
  }
}
