import type { Database, Sql } from '../../platform/database/database.js';
import {
  keysetSql,
  type ListMark,
  type ListOrder,
  type ListPage,
  type MarkedRow,
  pageOf,
} from '../../platform/database/keyset.js';
import {
  type Failure,
  type InterestedEndpoint,
  type NewEndpoint,
  WebhookEndpoints,
} from '../application/webhook-endpoints.js';
import type { PauseReason, WebhookEndpoint } from '../domain/webhook-endpoint.js';

const columns = `e.id, e.community_id as "communityId", c.name as community, e.name, e.url, e.event_types as "eventTypes", e.state,
e.paused_because as "pausedBecause", e.paused_at as "pausedAt", e.failures, e.failing_since as "failingSince",
e.delivered_at as "deliveredAt", e.created_at as "createdAt", p.name as "createdBy",
case when e.community_id is null then not (p.staff or p.admin) else not exists (
  select 1 from membership m where m.person_id = p.id and m.community_id = e.community_id and m.role = 'clerk'
    and m.ended_at is null) end as "creatorLeft"`;
const from = `from webhook_endpoint e join person p on p.id = e.created_by left join community c on c.id = e.community_id`;

type Row = WebhookEndpoint & Record<string, unknown>;
const order: ListOrder = { column: 'e.created_at', id: 'e.id', kind: 'instant', descending: true };

const interestedSql = `
select e.id, e.community_id as "communityId", e.state, e.not_before as "notBefore"
from partnership_event v join partnership p on p.id = v.partnership_id
join webhook_endpoint e on e.community_id is null or e.community_id in (p.initiator_id, p.counterpart_id)
where v.id = $1 and (e.event_types is null or v.type = any(e.event_types)) order by e.id for share of e`;

export class PostgresWebhookEndpoints extends WebhookEndpoints {
  constructor(private readonly database: Database) {
    super();
  }

  ofOwners(communityIds: readonly (string | null)[]): Promise<WebhookEndpoint[]> {
    return this.database.query<Row>(
      `select ${columns} ${from} where e.community_id = any($1::uuid[]) or (e.community_id is null and $2)
       order by e.created_at desc, e.id desc`,
      [communityIds.filter((id) => id !== null), communityIds.includes(null)],
    );
  }

  async page(mark: ListMark | null, limit: number): Promise<ListPage<WebhookEndpoint>> {
    const values: unknown[] = [];
    const page = keysetSql(order, mark, values);
    const found = await this.database.query<Row & MarkedRow>(
      `select ${page.columns}, ${columns} ${from} where ${page.where} order by ${page.orderBy} limit ${limit + 1}`,
      values,
    );
    return pageOf(found, limit, mark);
  }

  async one(id: string, sql: Sql = this.database): Promise<WebhookEndpoint | null> {
    const [row] = await sql.query<Row>(`select ${columns} ${from} where e.id = $1`, [id]);
    return row ?? null;
  }

  async lock(id: string, sql: Sql): Promise<WebhookEndpoint | null> {
    const [row] = await sql.query<Row>(`select ${columns} ${from} where e.id = $1 for update of e`, [id]);
    return row ?? null;
  }

  /** Two who add one at the same time count one after the other. */
  async count(communityId: string | null, sql: Sql): Promise<number> {
    await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7265146))', [communityId ?? 'association']);
    const [row] = await sql.query<{ n: number }>(
      'select count(*)::integer as n from webhook_endpoint where community_id is not distinct from $1::uuid',
      [communityId],
    );
    return row?.n ?? 0;
  }

  interestedIn(eventId: string, sql: Sql): Promise<InterestedEndpoint[]> {
    return sql.query<InterestedEndpoint & Record<string, unknown>>(interestedSql, [eventId]);
  }

  async add({ id, communityId, name, url, eventTypes, at, by }: NewEndpoint, sql: Sql): Promise<void> {
    await sql.query(
      `insert into webhook_endpoint (id, community_id, name, url, event_types, created_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, communityId, name, url, eventTypes, at, by],
    );
  }

  async change({ id, name, url, eventTypes }: Pick<NewEndpoint, 'id' | 'name' | 'url' | 'eventTypes'>, sql: Sql) {
    await sql.query('update webhook_endpoint set name = $2, url = $3, event_types = $4 where id = $1', [
      ...[id, name, url, eventTypes],
    ]);
  }

  async remove(id: string, sql: Sql): Promise<void> {
    await sql.query('delete from webhook_endpoint where id = $1', [id]);
  }

  async pause(id: string, because: PauseReason, at: Date, sql: Sql): Promise<void> {
    await sql.query(`update webhook_endpoint set state = 'paused', paused_because = $2, paused_at = $3 where id = $1`, [
      id,
      because,
      at,
    ]);
  }

  async resume(id: string, sql: Sql): Promise<void> {
    await sql.query(
      `update webhook_endpoint set state = 'active', paused_because = null, paused_at = null, failures = 0,
         failing_since = null, not_before = null where id = $1`,
      [id],
    );
  }

  async succeeded(id: string, at: Date, sql: Sql): Promise<void> {
    await sql.query(
      `update webhook_endpoint set failures = 0, failing_since = null, not_before = null, delivered_at = $2 where id = $1`,
      [id, at],
    );
  }

  async failed(id: string, { failures, failingSince }: Failure, sql: Sql): Promise<void> {
    await sql.query('update webhook_endpoint set failures = $2, failing_since = $3 where id = $1', [
      ...[id, failures, failingSince],
    ]);
  }

  async rest(id: string, until: Date, sql: Sql): Promise<void> {
    await sql.query('update webhook_endpoint set not_before = $2 where id = $1', [id, until]);
    await sql.query(
      `update webhook_delivery set next_attempt_at = $2
       where endpoint_id = $1 and state = 'pending' and next_attempt_at < $2 and event_id is not null`,
      [id, until],
    );
  }
}
