import type { ActingPerson } from '../../communities/domain/acting-person.js';
import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import { hostOnly, mayKeep, seenBy, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { deliveryUnknown } from '../domain/webhook-errors.js';
import type { FoundWebhook } from './found-webhook.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';
import type { DeliveryDetails, DeliveryFilter, ListedDelivery, WebhookLog } from './webhook-log.js';

export interface SeenWebhook {
  readonly endpoint: WebhookEndpoint;
  /** Whether this person may change it, or only look after it. */
  readonly keeps: boolean;
  /** How many events wait while it is paused. */
  readonly held: number;
}

/** What owners and staff read of endpoints. */
export class WebhooksQuery {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly log: WebhookLog,
    private readonly found: FoundWebhook,
  ) {}

  /** Those that the person keeps, newest first. */
  own({ staff, clerkOf }: ActingPerson): Promise<WebhookEndpoint[]> {
    return this.endpoints.ofOwners([...clerkOf, ...(staff ? [null] : [])]);
  }

  /** Everybody's, for staff; newest first. */
  async all(mark: ListMark | null, limit: number, by: ActingPerson): Promise<ListPage<WebhookEndpoint>> {
    const { rows, ...marks } = await this.endpoints.page(mark, limit);
    return { rows: rows.map((endpoint) => seenBy(by, endpoint)), ...marks };
  }

  /** @throws AppError `webhook.unknown` */
  async one(id: string, by: ActingPerson): Promise<SeenWebhook> {
    const endpoint = await this.found.seen(id, by);
    const held = endpoint.state === 'paused' ? await this.log.held(id) : 0;
    return { endpoint: seenBy(by, endpoint), keeps: mayKeep(by, endpoint), held };
  }

  /** Newest first. @throws AppError `webhook.unknown` */
  async deliveries(id: string, filter: DeliveryFilter, by: ActingPerson): Promise<ListPage<ListedDelivery>> {
    await this.found.seen(id, by);
    return this.log.page(id, filter);
  }

  /** @throws AppError `webhook.unknown`, `webhook.delivery-unknown` */
  async delivery(id: string, deliveryId: string, by: ActingPerson): Promise<DeliveryDetails> {
    const endpoint = await this.found.seen(id, by);
    const delivery = await this.log.one(id, deliveryId);
    if (!delivery) throw deliveryUnknown();
    return mayKeep(by, endpoint) ? delivery : { ...delivery, attempts: delivery.attempts.map(withoutPath) };
  }
}

/** As with the address of the endpoint itself, what follows the host is the owner's. */
const withoutPath = <Made extends { readonly answeredBy: string | null }>(attempt: Made): Made => ({
  ...attempt,
  answeredBy: attempt.answeredBy === null ? null : hostOnly(attempt.answeredBy),
});
