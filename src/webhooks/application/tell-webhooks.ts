import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { isFor } from '../domain/audience.js';
import type { EventNews } from '../domain/event-news.js';
import { payloadOf } from '../domain/webhook-payload.js';
import type { EventNewsQuery } from './event-news-query.js';
import type { NewDelivery, WebhookDeliveries } from './webhook-deliveries.js';
import type { InterestedEndpoint, WebhookEndpoints } from './webhook-endpoints.js';

/** Writes down who has to be told of an event; for a paused endpoint it is held. */
export class TellWebhooks {
  constructor(
    private readonly endpoints: WebhookEndpoints,
    private readonly news: EventNewsQuery,
    private readonly deliveries: WebhookDeliveries,
    private readonly clock: Clock,
    private readonly settings: { readonly baseUrl: string },
  ) {}

  /** In the transaction that handles the event. Returns how many were written to. */
  async execute(eventId: string, sql: Sql): Promise<number> {
    const endpoints = await this.endpoints.interestedIn(eventId, sql);
    if (endpoints.length === 0) return 0;
    const news = await this.news.of(eventId, sql);
    const told = news ? endpoints.filter(({ communityId }) => isFor(communityId, news)) : [];
    if (!news || told.length === 0) return 0;
    await this.deliveries.add(
      told.map((endpoint) => this.deliveryOf(news, endpoint)),
      sql,
    );
    return told.length;
  }

  deliveryOf(news: EventNews, { id, state, notBefore }: InterestedEndpoint): NewDelivery {
    const at = this.clock.now();
    return {
      id: uuidv7(),
      endpointId: id,
      eventId: news.eventId,
      type: news.type,
      reference: news.reference,
      body: JSON.stringify(payloadOf(news, this.settings.baseUrl)),
      state: state === 'paused' ? 'held' : 'pending',
      due: notBefore && notBefore > at ? notBefore : at,
      at,
    };
  }
}
