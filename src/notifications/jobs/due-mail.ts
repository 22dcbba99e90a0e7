import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { eachAlone } from '../../platform/outbox/each-alone.js';
import { jobId } from '../../platform/outbox/job-id.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import { claimDueMessages } from '../application/due-messages.js';
import type { SendMessage } from '../application/send-message.js';

/** A few a job: one that waits for a slow server keeps few others waiting. */
const perJob = 4;

/** Messages that are due, for the queue of their own. */
export class DueMail extends WorkSource {
  readonly queue = 'mail';

  constructor(
    private readonly database: Database,
    private readonly send: SendMessage,
    private readonly clock: Clock,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const ids = await claimDueMessages(now, lease, limit, this.database);
    const jobs: Work[] = [];
    for (let start = 0; start < ids.length; start += perJob) {
      const part = ids.slice(start, start + perJob);
      jobs.push({ jobId: jobId(this.queue, part, lease), data: { ids: part } });
    }
    return jobs;
  }

  async handle({ ids }: WorkData): Promise<void> {
    await eachAlone(ids, (id) => this.database.transaction((sql) => this.send.execute(id, sql)));
  }
}
