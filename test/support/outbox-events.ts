import { v7 as uuidv7 } from 'uuid';
import type { Database, Sql } from '../../src/platform/database/database.js';
import { type DeliveredEvent, EventConsumer } from '../../src/platform/outbox/event-consumer.js';

/** Where consumers of tests leave their effects. No key forbids a second one, so that it would be seen. */
export async function makeEffects(database: Database): Promise<void> {
  await database.query(
    `create table if not exists effect (n bigserial, consumer text, event_id uuid, partnership_id uuid, version integer,
       pid integer, at timestamptz default clock_timestamp())`,
  );
}

interface RecorderOptions {
  ordered?: boolean;
  batch?: number;
  /** What it does before it leaves its effect. */
  first?: (event: DeliveredEvent) => Promise<void>;
}

/** Leaves one effect an event, with the process that did it. */
export class Recorder extends EventConsumer {
  readonly eventTypes = 'all' as const;
  readonly ordered: boolean;
  override readonly batch: number;
  private readonly first: (event: DeliveredEvent) => Promise<void>;

  constructor(
    readonly name: string,
    { ordered = false, batch = 100, first = async () => {} }: RecorderOptions = {},
  ) {
    super();
    this.ordered = ordered;
    this.batch = batch;
    this.first = first;
  }

  async handle(event: DeliveredEvent, sql: Sql): Promise<void> {
    calls.set(this.name, (calls.get(this.name) ?? 0) + 1);
    await this.first(event);
    await sql.query(
      'insert into effect (consumer, event_id, partnership_id, version, pid) values ($1, $2, $3, $4, $5)',
      [this.name, event.id, event.partnershipId, event.version, process.pid],
    );
  }
}

/** How often each consumer was called in this process, whatever became of it. */
export const calls = new Map<string, number>();

export interface WantedEvents {
  partnerships: number;
  eventsEach: number;
  consumers: readonly { name: string; ordered?: boolean }[];
  /** When they are due; at once, if it isn't said. */
  dueIn?: string;
}

/** Partnerships with events that are still to be delivered. Returns the ids of the events, oldest first. */
export async function insertEvents(database: Database, wanted: WantedEvents): Promise<string[]> {
  const ids: string[] = [];
  const rows = { partnerships: [] as object[], events: [] as object[], deliveries: [] as object[] };
  for (let p = 0; p < wanted.partnerships; p++) {
    const [id, initiator, counterpart] = [uuidv7(), uuidv7(), uuidv7()];
    rows.partnerships.push({ id, initiator, counterpart });
    for (let version = 1; version <= wanted.eventsEach; version++) {
      const event = uuidv7();
      ids.push(event);
      rows.events.push({ id: event, partnership: id, version });
      for (const { name, ordered = false } of wanted.consumers)
        rows.deliveries.push({ event, consumer: name, partnership: id, version, ordered });
    }
  }
  const parts = [rows.partnerships, rows.events, rows.deliveries].map((part) => JSON.stringify(part));
  await database.query(insertSql, [...parts, wanted.dueIn ?? '0 s']);
  return ids;
}

const insertSql = `
with p as (
  select * from jsonb_to_recordset($1) as p (id uuid, initiator uuid, counterpart uuid)
), communities as (
  insert into community (id, slug, name, styled_name, level, country, sovereign, zone, office_title, search_text)
  select c.id, c.id::text, 'A city', 'the City', 'city', 'US', 'US', 'UTC', 'Mayor', 'a city'
  from p cross join lateral (values (p.initiator), (p.counterpart)) as c (id)
), partnerships as (
  insert into partnership (id, reference, kind, initiator_id, counterpart_id, version, head_hash, created_at, updated_at)
  select id, 'P-' || id, 'sister', initiator, counterpart, 1, '\\x00', now(), now() from p
), events as (
  insert into partnership_event (id, partnership_id, version, type, schema, actor, data, occurred_at, prev_hash, hash)
  select id, partnership, version, 'tested', 1, '{"kind": "service"}', '{}', clock_timestamp(), '\\x00', '\\x00'
  from jsonb_to_recordset($2) as e (id uuid, partnership uuid, version integer)
)
insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
select event, consumer, partnership, version, ordered, now() + $4::interval
from jsonb_to_recordset($3) as d (event uuid, consumer text, partnership uuid, version integer, ordered boolean)`;

/** How many deliveries of a consumer are in each state. */
export async function states(database: Database, consumer: string): Promise<Record<string, number>> {
  const rows = await database.query<{ state: string; n: number }>(
    'select state, count(*)::integer as n from event_delivery where consumer = $1 group by state',
    [consumer],
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

export async function effects(database: Database, consumer: string): Promise<{ all: number; distinct: number }> {
  const [row] = await database.query<{ all: number; distinct: number }>(
    'select count(*)::integer as all, count(distinct event_id)::integer as distinct from effect where consumer = $1',
    [consumer],
  );
  return row ?? { all: 0, distinct: 0 };
}
