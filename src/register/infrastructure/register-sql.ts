/** Newest run of a partnership that ended in a recognition. */
const recognisedRun = `
join lateral (select data from procedure r where r.partnership_id = p.id and r.state = 'recognised'
  order by r.started_at desc limit 1) r on true`;

const communities = `
join community i on i.id = p.initiator_id
join community c on c.id = p.counterpart_id`;

/** The areas of the agreement itself: the revision that was frozen. */
const areas = `(select v -> 'areas' from jsonb_array_elements(r.data -> 'revisions') v
  where v ->> 'number' = r.data #>> '{frozen,revision}')`;

export const listSource = `from partnership p ${communities}`;

export const listColumns = `p.register_number, p.kind, p.affiliation_date::text as affiliation_date,
jsonb_build_object('initiator', i.name, 'counterpart', c.name) as names,
jsonb_build_object('initiator', i.country, 'counterpart', c.country) as countries,
(select ${areas} from procedure r where r.partnership_id = p.id and r.state = 'recognised'
  order by r.started_at desc limit 1) as areas`;

const party = (
  alias: string,
  side: string,
): string => `jsonb_build_object('name', ${alias}.name, 'level', ${alias}.level,
  'country', ${alias}.country, 'nameAsSigned', coalesce(p.names_as_signed ->> '${side}', ${alias}.styled_name))`;

const bothSides = (json: (side: string) => string): string =>
  `jsonb_build_object('initiator', ${json('initiator')}, 'counterpart', ${json('counterpart')})`;

const signatory = (side: string): string => {
  const at = (key: string) => `r.data #> '{signatures,${side},${key}}'`;
  return `jsonb_build_object('name', ${at('name')}, 'office', ${at('office')}, 'capacity', ${at('capacity')},
    'mode', ${at('mode')}, 'signedAt', ${at('instant')}, 'zone', ${at('zone')}, 'signedOn', ${at('civilDate')})`;
};

const resolution = (side: string): string => {
  const at = (key: string) => `r.data #> '{approvals,${side},${key}}'`;
  return `jsonb_build_object('outcome', ${at('outcome')}, 'number', ${at('resolutionNumber')}, 'date', ${at('meetingDate')})`;
};

const hashes = `jsonb_build_object('content', r.data #> '{frozen,contentHash}', 'originals', r.data #> '{frozen,originals}',
  'sealed', r.data #> '{sealed,copies}', 'signedCopies', r.data -> 'signedCopies')`;

/** Public parts only, picked one by one: what isn't named here never leaves the database. $1 is the number. */
export const entrySql = `
select p.register_number, p.reference, p.kind, p.affiliation_date::text as affiliation_date, p.recognised_at, p.validity,
  p.recognition, p.activity,
  jsonb_build_object('initiator', ${party('i', 'initiator')}, 'counterpart', ${party('c', 'counterpart')}) as parties,
  ${areas} as areas,
  (select jsonb_build_object('termYears', v -> 'termYears', 'renewable', v -> 'renewable')
    from jsonb_array_elements(r.data -> 'revisions') v where v ->> 'number' = r.data #>> '{frozen,revision}') as term,
  r.data #>> '{frozen,frozenAt}' as frozen_at,
  ${bothSides(signatory)} as signatories, ${bothSides(resolution)} as resolutions, ${hashes} as hashes
from partnership p ${communities} ${recognisedRun}
where p.register_number = $1`;

export const knownSql = `
select p.reference, p.register_number, p.names_as_signed, p.affiliation_date::text as affiliation_date, r.state,
  r.data -> 'frozen' <> 'null'::jsonb as frozen, ${hashes} as hashes,
  exists (select 1 from partnership_event e where e.partnership_id = p.id and e.type = 'agreement.text-frozen') as ever_frozen,
  (select e.data ->> 'affiliationDate' from partnership_event e
    where e.partnership_id = p.id and e.type = 'partnership.signed' order by e.version desc limit 1) as signed_on
from partnership p
join lateral (select * from procedure r where r.partnership_id = p.id order by r.started_at desc limit 1) r on true
where p.reference = $1 or p.register_number = $1`;

export const figuresSql = `
select count(distinct p.id)::integer as partnerships, count(distinct c.id)::integer as communities,
  count(distinct c.country)::integer as countries, min(p.affiliation_date)::text as since
from partnership p join community c on c.id in (p.initiator_id, p.counterpart_id)
where p.register_number is not null`;

export const countriesSql = `
select distinct c.country from partnership p join community c on c.id in (p.initiator_id, p.counterpart_id)
where p.register_number is not null`;
