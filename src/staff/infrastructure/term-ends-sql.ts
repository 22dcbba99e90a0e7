import { daysToSigning } from '../../partnerships/domain/term-warnings.js';

/** $1 is now. As `termWarnings` of the domain finds them: this only saves looking at every open case for the list. */
const today = '($1::timestamptz at time zone c.zone)::date';
const states = Object.keys(daysToSigning).map((state) => `'${state}'`);
const daysOf = Object.entries(daysToSigning).map(([state, days]) => `when '${state}' then ${days}`);

const plan = `coalesce(r.data #> '{agreedPlan,ceremony}', r.data #> '{signingPlan,ceremony}')`;
const usual = `(r.target_at at time zone c.zone)::date + case r.state ${daysOf.join(' ')} end`;
/** A plan without a ceremony holds a JSON null, which is none. */
const signingDay = `coalesce((${plan} ->> 'startsAt')::timestamp::date, case when not r.on_hold then greatest(${usual}, ${today}) end)`;

const rank = `case t.capacity when 'delegate' then 0 when 'acting' then 1 when 'collegiate' then 2 else 3 end`;
const inOffice = (alias: string, day: string): string =>
  `${alias}.valid_from <= ${day} and (${alias}.valid_until is null or ${alias}.valid_until >= ${day})`;

/** How many of a board have signed or are still in office on the day. */
const able = `
jsonb_array_length(side.members) + (select count(distinct m.person_id) from office_term m
  where m.community_id = c.id and m.capacity = 'collegiate' and ${inOffice('m', 'expected.day')}
    and not side.members @> jsonb_build_array(jsonb_build_object('personId', m.person_id)))`;

const someMemberLeaves = `exists (select 1 from office_term e where e.community_id = c.id and e.capacity = 'collegiate'
  and ${inOffice('e', today)} and e.valid_until < expected.day)`;

/** A side that has not signed, whose official will be out of office when the signature is expected. */
export const termEndsFirst = `r.open and r.state in (${states.join(', ')}) and exists (
  select 1 from partnership o join community c on c.id in (o.initiator_id, o.counterpart_id)
  cross join lateral (select case when c.id = o.initiator_id then 'initiator' else 'counterpart' end as name) named
  cross join lateral (select coalesce(r.data #> array['boardSignatures', named.name], '[]') as members) side
  cross join lateral (select ${signingDay} as day) expected
  cross join lateral (
    select t.capacity, t.valid_until, t.quorum from office_term t where t.community_id = c.id and ${inOffice('t', today)}
    order by ${rank}, t.valid_from desc limit 1) term
  where o.id = r.partnership_id and expected.day is not null and r.data #>> array['signatures', named.name] is null
    and case when term.capacity = 'collegiate' and coalesce(term.quorum, 1) > 1 then ${able} < term.quorum and ${someMemberLeaves}
        else term.valid_until < expected.day end)`;

/** Who may sign for either side, today and later, in the cases in which it matters. */
export const termsOfCase = `case when r.open and r.state in (${states.join(', ')}) then (
  select jsonb_agg(jsonb_build_object('side', case when t.community_id = p.initiator_id then 'initiator' else 'counterpart' end,
    'id', t.id, 'personId', t.person_id, 'name', t.name, 'office', t.office, 'capacity', t.capacity, 'basis', t.basis,
    'quorum', t.quorum, 'from', t.valid_from, 'until', t.valid_until,
    'mailConfirmed', t.mail_confirmed_at is not null, 'mailIsAClerks', false))
  from office_term t where t.community_id in (p.initiator_id, p.counterpart_id)
    and (t.valid_until is null or t.valid_until >= $1::timestamptz::date - 1)) end`;
