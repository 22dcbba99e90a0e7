import type { Sql } from '../../platform/database/database.js';
import { EventNewsQuery, type NewsRange } from '../application/event-news-query.js';
import type { EventNews } from '../domain/event-news.js';

const community = (alias: string): string =>
  `jsonb_build_object('id', ${alias}.id, 'slug', ${alias}.slug, 'name', ${alias}.name, 'country', ${alias}.country)`;

/** Public parts only, picked one by one: what isn't named here never leaves the database. */
const newsSql = `
select e.id as "eventId", e.type, e.version, e.occurred_at, p.reference, p.kind,
  coalesce((select s.entered from partnership_event s
    where s.partnership_id = e.partnership_id and s.version <= e.version and s.entered is not null
    order by s.version desc limit 1), 'draft') as state,
  jsonb_build_object('initiator', ${community('i')}, 'counterpart', ${community('c')}) as communities,
  exists (select 1 from partnership_event j where j.partnership_id = e.partnership_id and j.version <= e.version
    and j.type = 'partnership.invitation-accepted') as "counterpartJoined",
  case when e.type = 'case.message-sent' then jsonb_build_object('from', e.actor ->> 'as', 'to', e.data ->> 'to') end as message
from partnership_event e join partnership p on p.id = e.partnership_id
join community i on i.id = p.initiator_id join community c on c.id = p.counterpart_id`;

type Row = Omit<EventNews, 'occurredAt'> & { occurred_at: Date; [column: string]: unknown };

export class PostgresEventNews extends EventNewsQuery {
  async of(eventId: string, sql: Sql): Promise<EventNews | null> {
    const [row] = await sql.query<Row>(`${newsSql} where e.id = $1`, [eventId]);
    return row ? newsFrom(row) : null;
  }

  async within({ communityId, types, from, until, limit }: NewsRange, sql: Sql): Promise<EventNews[]> {
    const rows = await sql.query<Row>(
      `${newsSql} where e.occurred_at >= $1 and e.occurred_at < $2 and ($3::uuid is null or $3 in (p.initiator_id, p.counterpart_id))
         and ($4::text[] is null or e.type = any($4))
       order by e.occurred_at, e.partnership_id, e.version limit $5`,
      [from, until, communityId, types, limit],
    );
    return rows.map(newsFrom);
  }
}

function newsFrom({ occurred_at, eventId, type, version, reference, kind, state, ...more }: Row): EventNews {
  const { communities, counterpartJoined, message } = more;
  return {
    ...{ eventId, type, version, reference, kind, state, communities, counterpartJoined, message },
    occurredAt: occurred_at.toISOString(),
  };
}
