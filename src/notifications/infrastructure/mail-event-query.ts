import { type CeremonyChange, ceremonyChangeBy, ceremonyEvents } from '../../ceremony/domain/ceremony-history.js';
import type { EventType, PastEvent } from '../../partnerships/domain/event-parts.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { Sql } from '../../platform/database/database.js';
import type { DeliveredEvent } from '../../platform/outbox/event-consumer.js';
import type { MailEvent, Person } from '../domain/mail-case.js';

/** $1 partnership, $2 instant, $3 person who acted (or null), $4 event, $5 its version. One commit stamps its events with one instant. */
const eventSql = `
select (select jsonb_agg(e.type order by e.version) from partnership_event e
         where e.partnership_id = $1 and e.occurred_at = $2) as together,
       (select jsonb_agg(distinct e.type) from partnership_event e
         where e.partnership_id = $1 and e.version < $5) as earlier,
       (select name from person where id = $3) as actor_name,
       (select jsonb_agg(jsonb_build_object('side', s.side, 'id', a.id, 'name', a.name, 'mail', a.mail, 'language', a.language))
         from signature s join person a on a.id = s.person_id where s.voided_by = $4) as voided`;

/** Everything up to this event that may have touched the ceremony. */
const ceremonySql = `
select e.type, e.data, e.version, e.occurred_at as at from partnership_event e
where e.partnership_id = $1 and e.version <= $2 and e.type = any($3) order by e.version`;

interface Row {
  together: EventType[];
  earlier: EventType[] | null;
  actor_name: string | null;
  voided: (Person & { side: Side })[] | null;
  [column: string]: unknown;
}

export async function loadMailEvent(event: DeliveredEvent, sql: Sql): Promise<MailEvent> {
  const { id, partnershipId, actor, occurredAt } = event;
  const by = actor.kind === 'person' ? actor.id : null;
  const [row] = await sql.query<Row>(eventSql, [partnershipId, occurredAt, by, id, event.version]);
  const acted = actor.kind === 'person' ? actor.as : null;
  return {
    id,
    type: event.type,
    data: event.data,
    private: event.private,
    to: event.entered,
    at: occurredAt,
    version: event.version,
    by,
    actingSide: acted === 'initiator' || acted === 'counterpart' ? acted : null,
    actorName: row?.actor_name ?? null,
    byClock: actor.kind === 'clock',
    together: row?.together ?? [],
    earlier: row?.earlier ?? [],
    ceremony: await ceremonyOf(event, sql),
    voidedSignatories: row?.voided ?? [],
  } as unknown as MailEvent;
}

async function ceremonyOf({ partnershipId, type, version }: DeliveredEvent, sql: Sql): Promise<CeremonyChange | null> {
  if (!(ceremonyEvents as readonly string[]).includes(type)) return null;
  const rows = await sql.query<CeremonyRow>(ceremonySql, [partnershipId, version, ceremonyEvents]);
  return ceremonyChangeBy(rows.map((row) => ({ ...row, at: row.at.toISOString() }) as PastEvent & CeremonyRow));
}

interface CeremonyRow {
  at: Date;
  [column: string]: unknown;
}
