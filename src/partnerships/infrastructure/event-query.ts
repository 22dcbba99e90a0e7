import type { ListedEvent } from '../application/partnership-store.js';
import type { ActorStamp } from '../domain/actors.js';

/** $1 partnership id, $2 the version after which to begin. */
export const eventsSql = `
select e.id, e.version, e.type, e.schema, e.actor, e.entered, e.data, e.occurred_at, encode(e.hash, 'hex') as hash,
       s.data as private, a.name as actor_name
from partnership_event e
left join partnership_event_private s on s.event_id = e.id
left join person a on a.id = (e.actor ->> 'id')::uuid
where e.partnership_id = $1 and e.version > $2
order by e.version`;

export interface EventRow {
  id: string;
  version: number;
  type: string;
  schema: number;
  actor: ActorStamp;
  entered: string | null;
  data: object;
  occurred_at: Date;
  hash: string;
  private: object | null;
  actor_name: string | null;
  [column: string]: unknown;
}

export const listedEvent = (row: EventRow): ListedEvent =>
  ({
    id: row.id,
    version: row.version,
    type: row.type,
    actor: row.actor,
    actorName: row.actor_name,
    to: row.entered,
    data: row.data,
    private: row.private,
    at: row.occurred_at.toISOString(),
    by: row.actor.kind === 'person' ? row.actor.id : null,
    hash: row.hash,
  }) as ListedEvent;
