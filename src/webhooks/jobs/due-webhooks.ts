import type { Clock } from '../../platform/clock/clock.js';
import { jobId } from '../../platform/outbox/job-id.js';
import { type Work, type WorkData, WorkSource } from '../../platform/outbox/work-source.js';
import { type SendWebhook, sendingLeaseMs } from '../application/send-webhook.js';
import type { WebhookDeliveries } from '../application/webhook-deliveries.js';

const most = 200;

/** Due calls, one job each. A call holds no row and no connection while it waits, so it is leased for as long as it may take. */
export class DueWebhooks extends WorkSource {
  readonly queue = 'webhooks';
  /** Nearly all of the time is waiting for others; a few that hang must not be all that there is. */
  override readonly concurrency = 64;

  constructor(
    private readonly deliveries: WebhookDeliveries,
    private readonly send: SendWebhook,
    private readonly clock: Clock,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    const now = this.clock.now();
    const lease = new Date(now.getTime() + sendingLeaseMs);
    const ids = await this.deliveries.claim(now, lease, Math.min(limit, most));
    return ids.map((id) => ({ jobId: jobId(this.queue, [id], lease), data: { ids: [id] } }));
  }

  async handle({ ids }: WorkData): Promise<void> {
    for (const id of ids) await this.send.execute(id);
  }
}
