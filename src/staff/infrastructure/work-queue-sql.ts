import { containing, eachWord } from '../../platform/database/folded.js';
import { endStates } from '../../partnerships/domain/states.js';
import type { QueueList, QueueRequest } from '../application/queue-request.js';
import { termEndsFirst, termsOfCase } from './term-ends-sql.js';

/** $1 is now, in every statement here. */
const late = 'r.open and not r.on_hold and r.target_at <= $1';
const ended = `r.state in (${endStates.map((state) => `'${state}'`).join(', ')})`;

/** Drafts are the communities' own affair: in none of the lists but the one of everything that is open. */
export const listConditions: Record<QueueList, string> = {
  'waiting-on-us': `r.open and not r.on_hold and r.waiting_on = 'staff'`,
  'past-target': late,
  'on-hold': 'r.open and r.on_hold',
  'term-ends': termEndsFirst,
  'all-open': 'r.open',
  recognised: `not r.open and r.state = 'recognised'`,
  ended: `not r.open and ${ended}`,
};

export const queueSource = `
from procedure r
join partnership p on p.id = r.partnership_id
join community i on i.id = p.initiator_id
join community c on c.id = p.counterpart_id`;

const community = (alias: string): string => `jsonb_build_object('name', ${alias}.name, 'country', ${alias}.country,
  'subdivision', ${alias}.subdivision, 'zone', ${alias}.zone, 'officeTitle', ${alias}.office_title)`;

/** The latest text's areas, else the proposal's. */
const areas = `coalesce(r.data #> '{revisions,-1,areas}', r.data #> '{proposal,areas,areas}', '[]')`;

export const queueColumns = `p.reference, p.kind, p.register_number, r.state, r.on_hold, r.waiting_since, r.state_since,
r.target_at, jsonb_build_object('initiator', ${community('i')}, 'counterpart', ${community('c')}) as communities,
${areas} as areas, ${termsOfCase} as terms, r.data - 'proposal' - 'changeRequests' as procedure,
clock_policies(r.data ->> 'clockFrom') as policies,
case when r.on_hold then r.hold_until else
  (select min(d.due_at) from deadline d where d.procedure_id = r.id and d.done_at is null and d.kind = 'lapse') end as hard_at`;

/** Every filter of the request; `values` gets what they compare with. */
export function queueConditions(request: QueueRequest, values: unknown[]): string {
  const { list, states, pastTarget, text } = request;
  const all = [listConditions[list]];
  if (states.length > 0) all.push(`r.state = any($${values.push(states)})`);
  if (pastTarget) all.push(late);
  if (text) all.push(`(${matches(request, values)})`);
  return all.map((condition) => `(${condition})`).join(' and ');
}

/** A reference, a country, or words of which each is in either community's names. */
function matches({ text, countriesNamed }: QueueRequest, values: unknown[]): string {
  const whole = `$${values.push(containing(text))}`;
  const countries = `$${values.push(countriesNamed)}`;
  const words = eachWord(text).map((word) => `$${values.push(word)}`);
  return [
    `lower(p.reference) like ${whole}`,
    `lower(p.register_number) like ${whole}`,
    `i.country = any(${countries})`,
    `c.country = any(${countries})`,
    words.map((word) => `(i.search_text like ${word} or c.search_text like ${word})`).join(' and '),
  ].join(' or ');
}

const counted = Object.entries(listConditions).map(
  ([list, condition]) => `count(*) filter (where ${condition})::integer as "${list}"`,
);
const onCommunities = `r.open and not r.on_hold and r.state <> 'draft' and r.waiting_on in ('initiator', 'counterpart', 'both')`;

export const countsSql = `
select ${counted.join(', ')},
  count(*) filter (where ${listConditions['waiting-on-us']} and r.target_at <= $1)::integer as ours_past_target,
  count(*) filter (where ${onCommunities})::integer as on_communities
from procedure r`;

export const oldestWaitSql = `
select r.waiting_since as since, case when r.waiting_on = 'counterpart' then ${community('c')} else ${community('i')} end as place
${queueSource} where ${onCommunities} and $1::timestamptz is not null order by r.waiting_since limit 1`;

/** A case is decided when staff first recommend or reject it. */
export const decisionSql = `
select percentile_cont(0.5) within group (order by extract(epoch from d.occurred_at - s.occurred_at) / 86400)::float8 as median_days,
  count(*)::integer as decisions
from partnership_event d
join lateral (select min(e.occurred_at) as occurred_at from partnership_event e
  where e.partnership_id = d.partnership_id and e.type = 'partnership.submitted') s on true
where d.type in ('partnership.recommended', 'partnership.rejected') and d.occurred_at > $1::timestamptz - interval '1 year'`;
