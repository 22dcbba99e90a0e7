import type { Database } from '../../platform/database/database.js';
import { RegisterNewsQuery } from '../application/register-news.query.js';
import { newsOfEvents, type RegisterNews } from '../domain/register-news.js';

/** All news there is yet comes with a recognition, so no older partnership can have any of the newest. */
const newestSql = `
with newest as (
  select * from partnership where register_number is not null order by recognised_at desc, id desc limit $2
)
select e.type, e.occurred_at, p.register_number as number, p.kind, p.affiliation_date::text as "affiliationDate",
  jsonb_build_object('initiator', i.name, 'counterpart', c.name) as names,
  jsonb_build_object('initiator', i.country, 'counterpart', c.country) as countries
from newest p
join partnership_event e on e.partnership_id = p.id and e.type = any($1)
join community i on i.id = p.initiator_id join community c on c.id = p.counterpart_id
order by e.occurred_at desc, e.id desc limit $2`;

type Row = Omit<RegisterNews, 'what' | 'at'> & {
  type: keyof typeof newsOfEvents;
  occurred_at: Date;
  [column: string]: unknown;
};

export class PostgresRegisterNews extends RegisterNewsQuery {
  constructor(private readonly database: Database) {
    super();
  }

  async newest(limit: number): Promise<RegisterNews[]> {
    const rows = await this.database.query<Row>(newestSql, [Object.keys(newsOfEvents), limit]);
    return rows.map(({ type, occurred_at, number, kind, affiliationDate, names, countries }) => ({
      ...{ what: newsOfEvents[type], at: occurred_at.toISOString() },
      ...{ number, kind, affiliationDate, names, countries },
    }));
  }
}
