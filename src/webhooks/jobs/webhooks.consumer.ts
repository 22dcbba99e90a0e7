import type { Sql } from '../../platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../platform/outbox/event-consumer.js';
import type { Wake } from '../../platform/outbox/wake.js';
import type { TellWebhooks } from '../application/tell-webhooks.js';

/** Every event of every case, for whoever asked to be told of it. The order is not promised: `sequence` tells it. */
export class WebhooksConsumer extends EventConsumer {
  readonly name = 'webhooks';
  readonly eventTypes = 'all';
  readonly ordered = false;

  constructor(
    private readonly tell: TellWebhooks,
    private readonly wake: Wake,
  ) {
    super();
  }

  async handle({ id }: DeliveredEvent, sql: Sql): Promise<void> {
    if ((await this.tell.execute(id, sql)) > 0) this.wake.soon();
  }
}
