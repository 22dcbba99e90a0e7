import { calendarData } from '../../platform/clock/calendar-data.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { eachAlone } from '../../platform/outbox/each-alone.js';
import { jobId } from '../../platform/outbox/job-id.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import type { PlanDeadlines } from '../application/plan-deadlines.js';
import type { Replans } from '../application/replans.js';

const most = 400;
const perJob = 20;

/** Cases to plan anew because the policy, a community's place or the calendars changed. */
export class DueReplans extends WorkSource {
  readonly queue = 'replans';
  private calendarsSeen = false;

  constructor(
    private readonly database: Database,
    private readonly replans: Replans,
    private readonly plan: PlanDeadlines,
    private readonly clock: Clock,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    await this.lookAtCalendars();
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const ids = await this.replans.claim(now, lease, Math.min(limit, most));
    const jobs: Work[] = [];
    for (let start = 0; start < ids.length; start += perJob) {
      const part = ids.slice(start, start + perJob);
      jobs.push({ jobId: jobId(this.queue, part, lease), data: { ids: part } });
    }
    return jobs;
  }

  async handle({ ids }: WorkData): Promise<void> {
    await eachAlone(ids, (id) =>
      this.database.transaction(async (sql) => {
        if (await this.replans.take(id, sql)) await this.plan.execute(id, null, sql);
      }),
    );
  }

  /** They only change with the program, so once in its life is enough. */
  private async lookAtCalendars(): Promise<void> {
    if (this.calendarsSeen) return;
    await this.replans.askWhereCalendarsChanged(calendarData);
    this.calendarsSeen = true;
  }
}
