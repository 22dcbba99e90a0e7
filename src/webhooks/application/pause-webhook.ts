import { v7 as uuidv7 } from 'uuid';
import type { QueueWebhookMails } from '../../notifications/application/queue-webhook-mails.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import type { AttemptResult } from '../domain/delivery-attempt.js';
import type { PauseReason, WebhookEndpoint } from '../domain/webhook-endpoint.js';
import type { WebhookDeliveries } from './webhook-deliveries.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';
import { webhookMetrics } from './webhook-metrics.js';

/** Stops calls to an endpoint; what happens meanwhile is held. Who didn't do it themselves is told. */
export class PauseWebhook {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly deliveries: WebhookDeliveries,
    private readonly mails: QueueWebhookMails,
    private readonly clock: Clock,
  ) {}

  /** For an endpoint that the transaction has locked, and that is active. */
  async execute(
    { id, name, url, communityId, failingSince }: WebhookEndpoint,
    because: PauseReason,
    last: AttemptResult | null,
    sql: Sql,
  ): Promise<void> {
    await this.endpoints.pause(id, because, this.clock.now(), sql);
    await this.deliveries.hold(id, sql);
    webhookMetrics.paused.inc({ because });
    if (because === 'by-owner') return;
    const answer = last && ('status' in last ? String(last.status) : last.problem);
    const webhook = { id, name, url, communityId };
    await this.mails.execute({ id: uuidv7(), webhook, because, answer, failingSince }, sql);
  }
}
