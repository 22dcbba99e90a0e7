import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { jobId } from '../../platform/outbox/job-id.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import { claimDueDeadlines } from '../application/due-deadlines.js';
import type { TakeStep } from '../application/take-step.js';

/** Deadlines that have passed: one job each, since a lapse is a whole transaction of its own. */
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
    return ids.map((id) => ({ jobId: jobId(this.queue, [id], lease), data: { ids: [id] } }));
  }

  async handle({ ids }: WorkData): Promise<void> {
    for (const id of ids) await this.steps.execute(id);
    this.wake.soon();
  }
}
