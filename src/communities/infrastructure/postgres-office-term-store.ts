import type { Database, Sql } from '../../platform/database/database.js';
import { type BoardQuorum, OfficeTermStore } from '../application/office-term-store.js';
import type { HeldTerm } from '../domain/office-term.js';

const columns = `t.id, t.community_id as "communityId", t.person_id as "personId", t.name, p.mail, t.office, t.capacity, t.basis,
t.capacity_reason as "capacityReason", t.quorum, t.instrument_sha256 as "instrumentSha256",
t.instrument_until::text as "instrumentUntil", t.basis_reason as "basisReason", t.valid_from::text as "from", t.valid_until::text as "until",
t.mail_confirmed_at as "confirmedAt", t.entered_by as "enteredBy"`;

type Row = Omit<HeldTerm, 'mailConfirmedAt'> & { confirmedAt: Date | null; [column: string]: unknown };

const insertSql = `
insert into office_term (id, community_id, person_id, name, office, capacity, basis, basis_reason, valid_from, valid_until,
  capacity_reason, quorum, instrument_sha256, instrument_until, entered_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict (id) do nothing returning id`;

const otherQuorum = `community_id = $1 and capacity = 'collegiate' and quorum is distinct from $2
  and (valid_until is null or valid_until >= $3)`;

const side = `case when p.initiator_id = $1 then 'initiator' else 'counterpart' end`;

const signingSql = `
select 1 from partnership p join procedure r on r.partnership_id = p.id and r.open and r.state = 'signing'
where $1 in (p.initiator_id, p.counterpart_id)
  and (jsonb_array_length(coalesce(r.data #> array['boardSignatures', ${side}], '[]')) > 0
    or r.data #>> array['wetInk', ${side}] is not null)
  and r.data #>> array['signatures', ${side}] is null
limit 1`;

const today = '($2::timestamptz at time zone c.zone)::date';

const formerSql = `
select t.person_id as "personId" from office_term t join community c on c.id = t.community_id
where t.community_id = $1 group by t.person_id
having bool_or(coalesce(t.valid_until < ${today}, false))
  and not bool_or(t.valid_from <= ${today} and coalesce(t.valid_until >= ${today}, true))`;

export class PostgresOfficeTermStore extends OfficeTermStore {
  constructor(private readonly database: Database) {
    super();
  }

  async of(communityId: string): Promise<HeldTerm[]> {
    const rows = await this.database.query<Row>(
      `select ${columns} from office_term t join person p on p.id = t.person_id
       where t.community_id = $1 order by t.valid_from desc, t.id desc limit 500`,
      [communityId],
    );
    return rows.map(termFrom);
  }

  async find(communityId: string, termId: string, sql: Sql): Promise<HeldTerm | null> {
    const [row] = await sql.query<Row>(
      `select ${columns} from office_term t join person p on p.id = t.person_id
       where t.community_id = $1 and t.id = $2 for update of t`,
      [communityId, termId],
    );
    return row ? termFrom(row) : null;
  }

  async insert(term: HeldTerm, at: Date, sql: Sql): Promise<boolean> {
    const { id, communityId, personId, name, office, capacity, basis, basisReason, from, until, enteredBy } = term;
    const grounds = [term.capacityReason, term.quorum, term.instrumentSha256, term.instrumentUntil];
    const values = [id, communityId, personId, name, office, capacity, basis, basisReason, from, until, ...grounds];
    const rows = await sql.query(insertSql, [...values, enteredBy, at]);
    return rows.length > 0;
  }

  async reassign(termId: string, { personId, name }: { personId: string; name: string }, sql: Sql): Promise<void> {
    await sql.query(
      `update office_term set person_id = $2, name = $3, mail_confirmed_at = null, mail_confirmed_by = null where id = $1`,
      [termId, personId, name],
    );
  }

  async confirm(termId: string, by: { personId: string; at: Date }, sql: Sql): Promise<void> {
    await sql.query('update office_term set mail_confirmed_at = $2, mail_confirmed_by = $3 where id = $1', [
      termId,
      by.at,
      by.personId,
    ]);
  }

  async end(termId: string, until: string, sql: Sql): Promise<void> {
    await sql.query('update office_term set valid_until = $2 where id = $1', [termId, until]);
  }

  async hasOtherQuorum({ communityId, quorum, day }: BoardQuorum, sql: Sql): Promise<boolean> {
    await sql.query('select id from community where id = $1 for no key update', [communityId]);
    const rows = await sql.query(`select 1 from office_term where ${otherQuorum}`, [communityId, quorum, day]);
    return rows.length > 0;
  }

  async setQuorum({ communityId, quorum, day }: BoardQuorum, sql: Sql): Promise<void> {
    await sql.query(
      `update office_term set quorum = $2, mail_confirmed_at = null, mail_confirmed_by = null where ${otherQuorum}`,
      [communityId, quorum, day],
    );
  }

  async boardIsSigning(communityId: string, sql: Sql): Promise<boolean> {
    return (await sql.query(signingSql, [communityId])).length > 0;
  }

  async formerHolders(communityId: string, at: Date, sql: Sql): Promise<string[]> {
    const rows = await sql.query<{ personId: string }>(formerSql, [communityId, at]);
    return rows.map(({ personId }) => personId);
  }

  async isMember(personId: string, communityId: string, sql: Sql): Promise<boolean> {
    const rows = await sql.query(
      'select 1 from membership where person_id = $1 and community_id = $2 and ended_at is null',
      [personId, communityId],
    );
    return rows.length > 0;
  }

  async holdsOffice(personId: string, communityId: string, day: string, sql: Sql): Promise<boolean> {
    const rows = await sql.query(
      `select 1 from office_term where person_id = $1 and (community_id = $2 or mail_confirmed_at is not null)
         and (valid_until is null or valid_until >= $3)`,
      [personId, communityId, day],
    );
    return rows.length > 0;
  }
}

const termFrom = ({ confirmedAt, ...row }: Row): HeldTerm => ({
  ...(row as Omit<HeldTerm, 'mailConfirmedAt'>),
  mailConfirmedAt: confirmedAt?.toISOString() ?? null,
});
