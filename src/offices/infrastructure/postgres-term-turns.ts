import { firstPolicy } from '../../partnerships/domain/clock-policy.js';
import type { Side, State } from '../../partnerships/domain/states.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { TermTurns, type UnsignedCase } from '../application/term-turns.js';
import type { ClockedTerm, TermTurn } from '../domain/term-turn.js';

/** As the newest policy says. */
const warnBefore = `coalesce((select (content #>> '{term,warnBefore}')::integer from clock_policy
  order by version desc limit 1), ${firstPolicy.term.warnBefore})`;

const columns = `t.id, t.community_id as "communityId", t.person_id as "personId", t.name, t.office,
t.valid_from::text as "from", t.valid_until::text as "until", t.mail_confirmed_at is not null as confirmed, c.zone,
${warnBefore} as "warnBefore",
t.begun_on::text as "begunOn", t.ended_on::text as "endedOn", t.warned_of::text as "warnedOf"`;

const today = '($1::timestamptz at time zone c.zone)::date';
/** No zone is further ahead than fourteen hours: whatever may be due anywhere is found by the indexes. */
const latestToday = `($1::timestamptz at time zone 'Pacific/Kiritimati')::date`;

/** Its cost is that of what is due: the partial indexes don't hold what was told. $1 now, $2 lease, $3 limit. */
const claimSql = `
with likely as materialized (
  select id from office_term where begun_on is distinct from valid_from and valid_from <= ${latestToday}
  union
  select id from office_term where valid_until is not null and ended_on is distinct from valid_until and valid_until < ${latestToday}
  union
  select id from office_term where valid_until is not null and warned_of is distinct from valid_until
    and valid_until <= ${latestToday} + ${warnBefore}
), due as materialized (
  select t.id from office_term t join likely l on l.id = t.id join community c on c.id = t.community_id
  where (t.turn_claimed_until is null or t.turn_claimed_until <= $1)
    and ((t.begun_on is distinct from t.valid_from and t.valid_from <= ${today})
      or (t.ended_on is distinct from t.valid_until and t.valid_until < ${today})
      or (t.warned_of is distinct from t.valid_until and t.valid_until between ${today} and ${today} + ${warnBefore}))
  order by t.id limit $3 for update of t skip locked
)
update office_term t set turn_claimed_until = $2 from due where t.id = due.id returning t.id`;

const lockSql = `
select ${columns} from office_term t join community c on c.id = t.community_id where t.id = $1 for update of t skip locked`;

const inOfficeSql = `
select 1 from office_term t join community c on c.id = t.community_id
where t.community_id = $2 and t.mail_confirmed_at is not null and t.valid_from <= ${today}
  and (t.valid_until is null or t.valid_until >= ${today}) limit 1`;

const side = (id: string) => `case when p.initiator_id = ${id} then 'initiator' else 'counterpart' end`;

const unsignedSql = `
select p.id as "partnershipId", ${side('$1')} as side
from partnership p join procedure r on r.partnership_id = p.id and r.open and r.state = any($2)
where $1 in (p.initiator_id, p.counterpart_id) and r.data #>> array['signatures', ${side('$1')}] is null
order by p.id`;

const endingSql = `
select ${columns}, ${side('c.id')} as side
from partnership p
join procedure r on r.partnership_id = p.id and r.open and r.state = any($3)
join community c on c.id in (p.initiator_id, p.counterpart_id)
join office_term t on t.community_id = c.id and t.valid_from <= ${today} and t.valid_until between ${today} and ${today} + ${warnBefore}
where p.id = $2 and r.data #>> array['signatures', ${side('c.id')}] is null
order by t.valid_until, t.id`;

type TermRow = ClockedTerm & Record<string, unknown>;

export class PostgresTermTurns extends TermTurns {
  constructor(private readonly database: Database) {
    super();
  }

  async claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(claimSql, [now, leaseUntil, limit]);
    return rows.map(({ id }) => id);
  }

  async lock(termId: string, sql: Sql): Promise<ClockedTerm | null> {
    const [row] = await sql.query<TermRow>(lockSql, [termId]);
    return row ?? null;
  }

  async told({ id, from, until }: ClockedTerm, turns: readonly TermTurn[], sql: Sql): Promise<void> {
    const over = turns.includes('ends');
    const begun = turns.includes('begins') ? from : null;
    const warned = over || turns.includes('nears-its-end') ? until : null;
    await sql.query(
      `update office_term set begun_on = coalesce($2, begun_on), ended_on = coalesce($3, ended_on),
         warned_of = coalesce($4, warned_of), turn_claimed_until = null where id = $1`,
      [id, begun, over ? until : null, warned],
    );
  }

  async someoneInOffice(communityId: string, now: Date, sql: Sql): Promise<boolean> {
    return (await sql.query(inOfficeSql, [now, communityId])).length > 0;
  }

  unsigned(communityId: string, states: readonly State[], sql: Sql): Promise<UnsignedCase[]> {
    return sql.query<UnsignedCase & Record<string, unknown>>(unsignedSql, [communityId, states]);
  }

  endingIn(
    partnershipId: string,
    states: readonly State[],
    now: Date,
    sql: Sql,
  ): Promise<(ClockedTerm & { side: Side })[]> {
    return sql.query<TermRow & { side: Side }>(endingSql, [now, partnershipId, states]);
  }
}
