import type { ActingPerson } from '../../communities/domain/acting-person.js';
import type { Sql } from '../../platform/database/database.js';
import { type EndpointOwner, mayOversee, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { notYourWebhook, webhookUnknown } from '../domain/webhook-errors.js';
import type { WebhookEndpoints } from './webhook-endpoints.js';

/** Finds an endpoint for whoever may know of it. */
export class FoundWebhook {
  constructor(private readonly endpoints: WebhookEndpoints) {}

  /** @throws AppError `webhook.unknown`, also for somebody else's */
  async seen(id: string, by: ActingPerson): Promise<WebhookEndpoint> {
    return known(await this.endpoints.one(id), by);
  }

  /** @throws AppError as `seen`, and `webhook.not-yours` where one may look and not touch */
  async locked(
    id: string,
    by: ActingPerson,
    may: (person: ActingPerson, owner: EndpointOwner) => boolean,
    sql: Sql,
  ): Promise<WebhookEndpoint> {
    const endpoint = known(await this.endpoints.lock(id, sql), by);
    if (!may(by, endpoint)) throw notYourWebhook();
    return endpoint;
  }
}

function known(endpoint: WebhookEndpoint | null, by: ActingPerson): WebhookEndpoint {
  if (endpoint && mayOversee(by, endpoint)) return endpoint;
  throw webhookUnknown();
}
