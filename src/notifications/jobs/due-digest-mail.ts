import type { Clock } from '../../platform/clock/clock.js';
import type { Database } from '../../platform/database/database.js';
import { jobId } from '../../platform/outbox/job-id.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { leaseMs, type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import { claimDueDigests } from '../application/digests/due-digests.js';
import type { SendDigest } from '../application/digests/send-digest.js';

const atOnce = 100;
/** Nine o'clock may be a second later: the relay looks many times a second while there is other work. */
const restMs = 1_000;

/** News that were gathered for one mail a day. */
export class DueDigestMail extends WorkSource {
  readonly queue = 'digests';
  private lookedAt = -restMs;

  constructor(
    private readonly database: Database,
    private readonly digests: SendDigest,
    private readonly clock: Clock,
    private readonly wake: Wake,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    if (performance.now() - this.lookedAt < restMs) return [];
    this.lookedAt = performance.now();
    const now = this.clock.now();
    const lease = new Date(now.getTime() + leaseMs);
    const ids = await claimDueDigests(now, lease, Math.min(limit, atOnce), this.database);
    return ids.map((id) => ({ jobId: jobId(this.queue, [id], lease), data: { ids: [id] } }));
  }

  async handle({ ids }: WorkData): Promise<void> {
    for (const id of ids) await this.digests.execute(id);
    this.wake.soon();
  }
}
