import type { Clock } from '../../platform/clock/clock.js';
import { jobId } from '../../platform/outbox/job-id.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import type { TakeTermTurn } from '../application/take-term-turn.js';
import type { TermTurns } from '../application/term-turns.js';

const most = 200;

/** Terms of office that begin or end, wherever it is midnight: one job each. */
export class DueTermTurns extends WorkSource {
  readonly queue = 'office-terms';

  constructor(
    private readonly turns: TermTurns,
    private readonly take: TakeTermTurn,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const ids = await this.turns.claim(now, lease, Math.min(limit, most));
    return ids.map((id) => ({ jobId: jobId(this.queue, [id], lease), data: { ids: [id] } }));
  }

  async handle({ ids }: WorkData): Promise<void> {
    for (const id of ids) await this.take.execute(id);
    this.wake.soon();
  }
}
