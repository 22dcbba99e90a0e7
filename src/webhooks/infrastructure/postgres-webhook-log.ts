import type { Database } from '../../platform/database/database.js';
import { keysetSql, type ListOrder, type ListPage, type MarkedRow, pageOf } from '../../platform/database/keyset.js';
import {
  type DeliveryDetails,
  type DeliveryFilter,
  type ListedDelivery,
  WebhookLog,
} from '../application/webhook-log.js';

const columns = `d.id, d.endpoint_id as "endpointId", d.event_id as "eventId", d.type, d.reference, d.state, d.tries,
d.created_at as "createdAt", d.done_at as "doneAt", case when d.state = 'pending' then d.next_attempt_at end as "nextTry",
d.last_status as "lastStatus", d.last_problem as "lastProblem"`;
const order: ListOrder = { column: 'd.created_at', id: 'd.id', kind: 'instant', descending: true };

const statesOf = {
  delivered: ['delivered'],
  failed: ['failed'],
  waiting: ['pending', 'claimed', 'sending', 'held'],
} as const;

const attemptsSql = `
select at, took_ms as "tookMs", status, problem, detail, answer, answered_by as "answeredBy"
from webhook_attempt where delivery_id = $1 order by at desc, id desc limit 50`;

export class PostgresWebhookLog extends WebhookLog {
  constructor(private readonly database: Database) {
    super();
  }

  async page(endpointId: string, { state, mark, limit }: DeliveryFilter): Promise<ListPage<ListedDelivery>> {
    const values: unknown[] = [endpointId, state ? statesOf[state] : null];
    const page = keysetSql(order, mark, values);
    const found = await this.database.query<ListedDelivery & MarkedRow & Record<string, unknown>>(
      `select ${page.columns}, ${columns} from webhook_delivery d
       where d.endpoint_id = $1 and ($2::text[] is null or d.state = any($2)) and ${page.where}
       order by ${page.orderBy} limit ${limit + 1}`,
      values,
    );
    return pageOf(found, limit, mark);
  }

  async one(endpointId: string, deliveryId: string): Promise<DeliveryDetails | null> {
    const [row] = await this.database.query<Omit<DeliveryDetails, 'attempts'> & Record<string, unknown>>(
      `select ${columns}, d.body from webhook_delivery d where d.endpoint_id = $1 and d.id = $2`,
      [endpointId, deliveryId],
    );
    if (!row) return null;
    type Made = DeliveryDetails['attempts'][number] & Record<string, unknown>;
    return { ...row, attempts: await this.database.query<Made>(attemptsSql, [deliveryId]) };
  }

  async held(endpointId: string): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from webhook_delivery where endpoint_id = $1 and state = 'held'`,
      [endpointId],
    );
    return row?.n ?? 0;
  }
}
