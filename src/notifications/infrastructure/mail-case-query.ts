import { signatoryOn } from '../../partnerships/domain/authority.js';
import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';
import { civilDate } from '../../platform/clock/civil-date.js';
import { instantOf } from '../../platform/clock/wall-time.js';
import type { Sql } from '../../platform/database/database.js';
import type { MailCase, MailCommunity, Person } from '../domain/mail-case.js';

const person = (alias: string) =>
  `'id', ${alias}.id, 'name', ${alias}.name, 'mail', ${alias}.mail, 'language', ${alias}.language`;

/** $1 is the partnership's id. Only terms whose address staff confirmed and that no clerk of the case holds. */
const caseSql = `
select p.reference, p.kind, p.register_number, r.data as procedure,
  (select jsonb_object_agg(case when c.id = p.initiator_id then 'initiator' else 'counterpart' end,
      jsonb_build_object('id', c.id, 'name', c.name, 'zone', c.zone,
        'country', c.country, 'subdivision', c.subdivision, 'languages', c.languages))
    from community c where c.id in (p.initiator_id, p.counterpart_id)) as communities,
  (select jsonb_agg(jsonb_build_object('communityId', m.community_id, ${person('a')}) order by m.granted_at, m.id)
    from membership m join person a on a.id = m.person_id
    where m.community_id in (p.initiator_id, p.counterpart_id) and m.role = 'clerk' and m.ended_at is null) as clerks,
  (select jsonb_agg(jsonb_build_object('communityId', t.community_id, 'capacity', t.capacity, 'from', t.valid_from,
      'until', t.valid_until, 'confirmedAt', t.mail_confirmed_at, ${person('a')}) order by t.created_at, t.id)
    from office_term t join person a on a.id = t.person_id
    where t.community_id in (p.initiator_id, p.counterpart_id) and t.mail_confirmed_at is not null
      and not exists (select 1 from membership m where m.person_id = t.person_id and m.ended_at is null
                      and m.community_id in (p.initiator_id, p.counterpart_id))) as terms,
  (select jsonb_agg(jsonb_build_object(${person('a')}) order by a.mail) from person a where a.staff or a.admin) as staff,
  clock_policies(r.data ->> 'clockFrom') as policies
from partnership p
join lateral (select data from procedure o where o.partnership_id = p.id order by o.started_at desc limit 1) r on true
where p.id = $1`;

type OfCommunity<T> = T & { communityId: string };
type TermRow = OfCommunity<Person & Pick<OfficeTerm, 'capacity' | 'from' | 'until'> & { confirmedAt: string }>;

interface CaseRow {
  reference: string;
  kind: PartnershipKind;
  register_number: string | null;
  procedure: Procedure;
  communities: Record<Side, MailCommunity>;
  clerks: OfCommunity<Person>[] | null;
  terms: TermRow[] | null;
  staff: Person[] | null;
  policies: ClockPolicy[];
  [column: string]: unknown;
}

/** @throws when there is no such partnership: events and deadlines always have one. */
export async function loadMailCase(partnershipId: string, now: Date, sql: Sql): Promise<MailCase> {
  const [row] = await sql.prepared<CaseRow>('mail-case', caseSql, [partnershipId]);
  if (!row) throw new Error(`There is no partnership ${partnershipId}.`);
  const { reference, kind, procedure, communities } = row;
  const clerksOf = (side: Side) => (row.clerks ?? []).filter(({ communityId }) => communityId === communities[side].id);
  const officialsOf = (side: Side) => inOffice(row.terms ?? [], communities[side], side, now);
  const [initiator, counterpart] = [officialsOf('initiator'), officialsOf('counterpart')];
  return {
    partnershipId,
    reference,
    kind,
    procedure,
    registerNumber: row.register_number,
    communities,
    clerks: { initiator: clerksOf('initiator').map(onlyPerson), counterpart: clerksOf('counterpart').map(onlyPerson) },
    officials: { initiator: initiator.first, counterpart: counterpart.first },
    deputies: { initiator: initiator.others, counterpart: counterpart.others },
    staff: row.staff ?? [],
    policies: row.policies,
  };
}

/** Everybody in force, those of the capacity that goes first apart: a delegate before the mayor, all members of a board. */
function inOffice(rows: readonly TermRow[], community: MailCommunity, side: Side, now: Date) {
  const date = civilDate(now, community.zone);
  const own = rows.filter(({ communityId }) => communityId === community.id);
  const { first, others } = termsOf(own, side, date);
  const called = (term: TermRow): Person => {
    const calledAt = calledBy(term, own, { side, date, zone: community.zone });
    return calledAt ? { ...onlyPerson(term), calledAt } : onlyPerson(term);
  };
  return { first: first.map(called), others: others.map(onlyPerson) };
}

function termsOf(own: readonly TermRow[], side: Side, date: string) {
  const terms = own.map(
    (row): OfficeTerm => ({ ...row, ...confirmed, personId: row.id, office: '', basis: 'elected' }),
  );
  const sided = { initiator: [] as OfficeTerm[], counterpart: [] as OfficeTerm[], [side]: terms };
  const first = signatoryOn({ terms: sided }, side, date);
  const inForce = own.filter(({ from, until }) => from <= date && (until === null || date <= until));
  const isFirst = ({ capacity }: TermRow): boolean => capacity === first?.capacity;
  return { first: inForce.filter(isFirst), others: inForce.filter((row) => !isFirst(row)) };
}

/** The last midnight at which it became their turn; null where it was before their address was known. */
function calledBy(
  term: TermRow,
  own: readonly TermRow[],
  { side, date, zone }: { side: Side; date: string; zone: string },
) {
  const turns = own.flatMap(({ from, until }) => [from, ...(until === null ? [] : [dayAfter(until)])]);
  const isFirstOn = (day: string): boolean => termsOf(own, side, day).first.some(({ id }) => id === term.id);
  const day = turns
    .filter((turn) => turn <= date && isFirstOn(turn) && !isFirstOn(dayBefore(turn)))
    .sort()
    .at(-1);
  if (day === undefined) return null;
  const midnight = instantOf(new Date(`${day}T00:00:00Z`), zone);
  return midnight > new Date(term.confirmedAt) ? midnight.toISOString() : null;
}

const shifted = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const dayBefore = (date: string): string => shifted(date, -1);
const dayAfter = (date: string): string => shifted(date, 1);

const confirmed = { mailConfirmed: true, mailIsAClerks: false };
const onlyPerson = ({ id, name, mail, language }: Person): Person => ({ id, name, mail, language });
