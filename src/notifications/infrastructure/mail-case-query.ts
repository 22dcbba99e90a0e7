import { signatoryOn } from '../../partnerships/domain/authority.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';
import { civilDate } from '../../platform/clock/civil-date.js';
import type { Sql } from '../../platform/database/database.js';
import type { MailCase, MailCommunity, Person } from '../domain/mail-case.js';

const person = (alias: string) =>
  `'id', ${alias}.id, 'name', ${alias}.name, 'mail', ${alias}.mail, 'language', ${alias}.language`;

/** $1 is the partnership's id. Only terms whose address staff confirmed and that no clerk of the case holds. */
const caseSql = `
select p.reference, p.kind, p.register_number, r.data as procedure,
  (select jsonb_object_agg(case when c.id = p.initiator_id then 'initiator' else 'counterpart' end,
      jsonb_build_object('id', c.id, 'name', c.name, 'zone', c.zone,
        'languages', c.languages))
    from community c where c.id in (p.initiator_id, p.counterpart_id)) as communities,
  (select jsonb_agg(jsonb_build_object('communityId', m.community_id, ${person('a')}) order by m.granted_at, m.id)
    from membership m join person a on a.id = m.person_id
    where m.community_id in (p.initiator_id, p.counterpart_id) and m.role = 'clerk' and m.ended_at is null) as clerks,
  (select jsonb_agg(jsonb_build_object('communityId', t.community_id, 'capacity', t.capacity, 'from', t.valid_from,
      'until', t.valid_until, ${person('a')}) order by t.created_at, t.id)
    from office_term t join person a on a.id = t.person_id
    where t.community_id in (p.initiator_id, p.counterpart_id) and t.mail_confirmed_at is not null
      and not exists (select 1 from membership m where m.person_id = t.person_id and m.ended_at is null
                      and m.community_id in (p.initiator_id, p.counterpart_id))) as terms,
  (select jsonb_agg(jsonb_build_object(${person('a')}) order by a.mail) from person a where a.staff or a.admin) as staff
from partnership p
join lateral (select data from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
where p.id = $1`;

type OfCommunity<T> = T & { communityId: string };
type TermRow = OfCommunity<Person & Pick<OfficeTerm, 'capacity' | 'from' | 'until'>>;

interface CaseRow {
  reference: string;
  kind: PartnershipKind;
  register_number: string | null;
  procedure: Procedure;
  communities: Record<Side, MailCommunity>;
  clerks: OfCommunity<Person>[] | null;
  terms: TermRow[] | null;
  staff: Person[] | null;
  [column: string]: unknown;
}

/** @throws when there is no such partnership: events and deadlines always have one. */
export async function loadMailCase(partnershipId: string, now: Date, sql: Sql): Promise<MailCase> {
  const [row] = await sql.query<CaseRow>(caseSql, [partnershipId]);
  if (!row) throw new Error(`There is no partnership ${partnershipId}.`);
  const { reference, kind, procedure, communities } = row;
  const clerksOf = (side: Side) => (row.clerks ?? []).filter(({ communityId }) => communityId === communities[side].id);
  const officialsOf = (side: Side) => signatories(row.terms ?? [], communities[side], side, now);
  return {
    partnershipId,
    reference,
    kind,
    procedure,
    registerNumber: row.register_number,
    communities,
    clerks: { initiator: clerksOf('initiator').map(onlyPerson), counterpart: clerksOf('counterpart').map(onlyPerson) },
    officials: { initiator: officialsOf('initiator'), counterpart: officialsOf('counterpart') },
    staff: row.staff ?? [],
  };
}

/** Everybody in force in the capacity that goes first: a delegate before the mayor, all members of a board. */
function signatories(rows: readonly TermRow[], community: MailCommunity, side: Side, now: Date): Person[] {
  const date = civilDate(now, community.zone);
  const own = rows.filter(({ communityId }) => communityId === community.id);
  const terms = own.map(
    (row): OfficeTerm => ({ ...row, ...confirmed, personId: row.id, office: '', basis: 'elected' }),
  );
  const sided = { initiator: [] as OfficeTerm[], counterpart: [] as OfficeTerm[], [side]: terms };
  const first = signatoryOn({ terms: sided }, side, date);
  const inForce = own.filter(({ from, until }) => from <= date && (until === null || date <= until));
  return inForce.filter(({ capacity }) => capacity === first?.capacity).map(onlyPerson);
}

const confirmed = { mailConfirmed: true, mailIsAClerks: false };
const onlyPerson = ({ id, name, mail, language }: Person): Person => ({ id, name, mail, language });
