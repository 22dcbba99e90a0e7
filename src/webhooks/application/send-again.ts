import { v7 as uuidv7 } from 'uuid';
import type { ActingPerson } from '../../communities/domain/acting-person.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import type { Wake } from '../../platform/outbox/wake.js';
import { isFor } from '../domain/audience.js';
import { mayKeep, type WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { deliveryRunning, deliveryUnknown, tooManyEvents, webhookPaused } from '../domain/webhook-errors.js';
import type { ReplayInput } from '../domain/webhook-inputs.js';
import { testPayload, testType } from '../domain/webhook-payload.js';
import type { EventNewsQuery } from './event-news-query.js';
import type { FoundWebhook } from './found-webhook.js';
import type { TellWebhooks } from './tell-webhooks.js';
import type { WebhookDeliveries } from './webhook-deliveries.js';
import type { WebhookLog } from './webhook-log.js';

export interface SendingAgainParts {
  readonly deliveries: WebhookDeliveries;
  readonly log: WebhookLog;
  readonly news: EventNewsQuery;
  readonly tell: TellWebhooks;
  readonly found: FoundWebhook;
  readonly wake: Wake;
  readonly baseUrl: string;
}

const mostEvents = 5_000;

/** What an owner has sent by hand: a test, one event again, or all of some days. Under the same ids as before. */
export class SendAgain {
  constructor(
    private readonly database: Database,
    private readonly parts: SendingAgainParts,
    private readonly clock: Clock,
  ) {}

  /** Also while it is paused, so that one sees whether it would work. Returns the delivery's id. */
  async test(id: string, by: ActingPerson, sql?: Sql): Promise<string> {
    const made = await this.within(sql, async (within) => {
      const { name } = await this.parts.found.locked(id, by, mayKeep, within);
      const at = this.clock.now();
      const body = JSON.stringify(testPayload(name, at.toISOString(), `${this.parts.baseUrl}/webhooks/${id}`));
      const delivery = { id: uuidv7(), endpointId: id, eventId: null, type: testType, reference: null, body };
      await this.parts.deliveries.add([{ ...delivery, state: 'pending', due: at, at }], within);
      return delivery.id;
    });
    this.parts.wake.soon();
    return made;
  }

  /** @throws AppError `webhook.paused`, `webhook.delivery-unknown`, `webhook.delivery-running` */
  async one(id: string, deliveryId: string, by: ActingPerson, sql?: Sql): Promise<void> {
    await this.within(sql, async (within) => {
      const endpoint = await this.parts.found.locked(id, by, mayKeep, within);
      const delivery = await this.parts.log.one(id, deliveryId);
      if (!delivery) throw deliveryUnknown();
      if (delivery.eventId !== null) mustBeActive(endpoint);
      if (!(await this.parts.deliveries.repeat(deliveryId, this.clock.now(), within))) throw deliveryRunning();
    });
    this.parts.wake.soon();
  }

  /**
   * Everything of that time that the endpoint would be told now, what happened before it was made included. Returns how
   * many were put in line. @throws AppError `webhook.paused`, `webhook.too-many-events`
   */
  async range(id: string, { from, until, which }: ReplayInput, by: ActingPerson, sql?: Sql): Promise<number> {
    const count = await this.within(sql, async (within) => {
      const endpoint = await this.parts.found.locked(id, by, mayKeep, within);
      mustBeActive(endpoint);
      const { communityId, eventTypes: types } = endpoint;
      const range = { communityId, types, from: new Date(from), until: new Date(until), limit: mostEvents + 1 };
      const found = await this.parts.news.within(range, within);
      if (found.length > mostEvents) throw tooManyEvents(mostEvents);
      const told = found.filter((news) => isFor(communityId, news));
      const deliveries = told.map((news) => this.parts.tell.deliveryOf(news, { ...endpoint, notBefore: null }));
      return this.parts.deliveries.again(deliveries, which, within);
    });
    this.parts.wake.soon();
    return count;
  }

  private within<T>(sql: Sql | undefined, work: (sql: Sql) => Promise<T>): Promise<T> {
    return sql ? work(sql) : this.database.transaction(work);
  }
}

function mustBeActive({ state }: WebhookEndpoint): void {
  if (state === 'paused') throw webhookPaused();
}
