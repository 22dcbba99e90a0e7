import { v7 as uuidv7 } from 'uuid';
import type { Database, Sql } from '../../platform/database/database.js';
import {
  type Attempt,
  type BegunDelivery,
  type NewDelivery,
  type Settled,
  WebhookDeliveries,
} from '../application/webhook-deliveries.js';
import {
  addSql,
  againSql,
  attemptSql,
  beginSql,
  claimSql,
  holdBackSql,
  holdSql,
  releaseSql,
  repeatSql,
  settleSql,
  skipSql,
} from './webhook-delivery-sql.js';

export class PostgresWebhookDeliveries extends WebhookDeliveries {
  constructor(private readonly database: Database) {
    super();
  }

  async claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]> {
    const values = [now, leaseUntil, limit];
    const rows = await this.database.prepared<{ id: string }>('claim-webhooks', claimSql, values);
    return rows.map(({ id }) => id);
  }

  async begin(id: string, lease: string, leaseUntil: Date): Promise<BegunDelivery | null> {
    const values = [id, lease, leaseUntil];
    const [row] = await this.database.query<BegunDelivery & Record<string, unknown>>(beginSql, values);
    return row ?? null;
  }

  async holdBack(id: string, sql: Sql): Promise<void> {
    await sql.query(holdBackSql, [id]);
  }

  async settle({ id, lease }: BegunDelivery, attempt: Attempt, settled: Settled, sql: Sql): Promise<void> {
    const { deliveryId, at, tookMs, status, problem, detail, answer, answeredBy } = attempt;
    await sql.query(attemptSql, [uuidv7(), deliveryId, at, tookMs, status, problem, detail, answer, answeredBy]);
    const when = settled.state === 'pending' ? settled.due : settled.at;
    await sql.query(settleSql, [id, lease, settled.state, when, status, problem]);
  }

  async add(deliveries: readonly NewDelivery[], sql: Sql): Promise<void> {
    await sql.query(addSql, columnsOf(deliveries));
  }

  async again(deliveries: readonly NewDelivery[], which: 'undelivered' | 'all', sql: Sql): Promise<number> {
    return (await sql.query(againSql, [...columnsOf(deliveries), which === 'all'])).length;
  }

  async repeat(id: string, due: Date, sql: Sql): Promise<boolean> {
    return (await sql.query(repeatSql, [id, due])).length > 0;
  }

  async hold(endpointId: string, sql: Sql): Promise<void> {
    await sql.query(holdSql, [endpointId]);
  }

  async release(endpointId: string, due: Date, failedSince: Date | null, sql: Sql): Promise<void> {
    await sql.query(releaseSql, [endpointId, due, failedSince]);
  }

  async skip(endpointId: string, at: Date, sql: Sql): Promise<void> {
    await sql.query(skipSql, [endpointId, at]);
  }
}

const columnsOf = (deliveries: readonly NewDelivery[]): unknown[] => [
  deliveries.map(({ id }) => id),
  deliveries.map(({ endpointId }) => endpointId),
  deliveries.map(({ eventId }) => eventId),
  deliveries.map(({ type }) => type),
  deliveries.map(({ reference }) => reference),
  deliveries.map(({ body }) => body),
  deliveries.map(({ state }) => state),
  deliveries.map(({ due }) => due),
  deliveries.map(({ at }) => at),
];
