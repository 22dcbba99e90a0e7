import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { eachAlone } from '../../platform/outbox/each-alone.js';
import { jobId } from '../../platform/outbox/job-id.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import { claimDueDeadlines } from '../application/due-deadlines.js';
import type { TakeStep } from '../application/take-step.js';

/** Few enough that their turn comes before their lease ends, also while a lapse is a whole transaction of its own. */
const perJob = 8;
/** Work for the hands of two workers is spread before it is bundled. */
const hands = 16;

/** Deadlines that have passed. */
export class DueDeadlines extends WorkSource {
  readonly queue = 'deadlines';

  constructor(
    private readonly database: Database,
    private readonly steps: TakeStep,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const ids = await claimDueDeadlines(now, lease, limit, this.database);
    const size = Math.min(perJob, Math.ceil(ids.length / hands));
    const jobs: Work[] = [];
    for (let start = 0; start < ids.length; start += size) {
      const part = ids.slice(start, start + size);
      jobs.push({ jobId: jobId(this.queue, part, lease), data: { ids: part } });
    }
    return jobs;
  }

  async handle({ ids }: WorkData): Promise<void> {
    await eachAlone(ids, (id) => this.steps.execute(id)).finally(() => this.wake.soon());
  }
}
