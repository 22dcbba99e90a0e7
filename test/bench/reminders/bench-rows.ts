import { calendarOf } from '../../../src/platform/clock/work-calendar.js';
import { wallTime } from '../../../src/platform/clock/wall-time.js';
import type { Database } from '../../../src/platform/database/database.js';
import { aPartnership } from '../../support/partnership-builders.js';

const communities = 200;
const hour = 3_600_000;
const day = 24 * hour;

/** Where it is late morning of a working day at this moment: nobody there has to wait for a decent hour. */
export function placeAtWork(now: Date): { country: string; zone: string } {
  const offset = ((11 - now.getUTCHours() + 36) % 24) - 12;
  const zone = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
  const country = ['NP', 'IN', 'SA', 'QA', 'IR'].find(
    (each) => calendarOf({ country: each, subdivision: null, zone }).dayOff(wallTime(now, zone)) === null,
  );
  if (!country) throw new Error('Nobody in the world is at work today.');
  return { country, zone };
}

/** Communities with one clerk each, all at that place. */
export async function insertCommunities(database: Database, { country, zone }: { country: string; zone: string }) {
  await database.query(
    `insert into community (id, slug, name, styled_name, level, country, sovereign, zone, office_title, search_text)
     select ('c0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'bench-' || n, 'Place ' || n, 'the City', 'city',
       $1, $1, $2, 'Mayor', 'place' from generate_series(0, $3::integer - 1) n`,
    [country, zone, communities],
  );
  await database.query(
    `with people as (
       insert into person (id, name, mail)
       select gen_random_uuid(), 'Clerk ' || n, 'clerk-' || n || '@bench.example' from generate_series(0, $1::integer - 1) n
       returning id, mail)
     insert into membership (id, person_id, community_id, role)
     select gen_random_uuid(), id, ('c0000000-0000-4000-8000-' || lpad(substring(mail from '[0-9]+'), 12, '0'))::uuid, 'clerk'
     from people`,
    [communities],
  );
}

/** Reminds a day after the draft was touched last, at that very minute, so that many can be due in one minute. */
const ladder = {
  days: 'calendar',
  target: null,
  remindAfter: [1],
  remindBefore: [],
  escalate: [],
  lapse: 300,
} as const;

/** As the product writes instants. */
const isoUtc = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

const caseOf = (initiator: string, counterpart: string) => `
  insert into partnership (id, reference, kind, initiator_id, counterpart_id, version, head_hash, created_at, updated_at)
  select id, reference, 'sister', ${initiator}, ${counterpart}, 1, '\\x00', since, since from made`;
const communityOf = (n: string) => `('c0000000-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;

/** Drafts of which each is due for its reminder, evenly between `from` and `until`. */
export async function insertDue(
  database: Database,
  count: number,
  from: Date,
  until: Date,
  name: string,
): Promise<void> {
  const { procedure } = aPartnership({ state: 'draft', procedure: { clock: { own: { draft: ladder } } } });
  await database.query(
    `with made as materialized (
       select n, gen_random_uuid() as id, gen_random_uuid() as procedure_id, 'B-' || $6 || '-' || n as reference,
         date_trunc('milliseconds', $1::timestamptz + ($2::timestamptz - $1::timestamptz) * (n::float8 / $3::integer)) as due,
         date_trunc('milliseconds', $1::timestamptz + ($2::timestamptz - $1::timestamptz) * (n::float8 / $3::integer)) - interval '24 hours' as since
       from generate_series(0, $3::integer - 1) n
     ), partnerships as (${caseOf(communityOf(`n % ${communities}`), communityOf(`(n + 1) % ${communities}`))}
     ), procedures as (
       insert into procedure (id, partnership_id, purpose, state, state_since, on_hold, waiting_on, open, data, started_at)
       select procedure_id, id, 'establish', 'draft', since, false, 'initiator', true,
         $4::jsonb || jsonb_build_object('id', procedure_id, 'since', to_char(since at time zone 'UTC', $5),
           'clockFrom', to_char(since at time zone 'UTC', $5)), since
       from made
     )
     insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
     select gen_random_uuid(), id, procedure_id, 'reminder-1', 'initiator', 'draft', since, 1, due, due from made`,
    [from, until, count, JSON.stringify(procedure), isoUtc, name],
  );
}

/** Steps of other cases, ten of each, at some time between tomorrow and a year from now. */
export async function insertPending(database: Database, count: number, name: string): Promise<void> {
  const { procedure } = aPartnership({ state: 'draft' });
  await database.query(
    `with made as materialized (
       select n, gen_random_uuid() as id, gen_random_uuid() as procedure_id, 'P-' || $4 || '-' || n as reference, date_trunc('milliseconds', now()) as since
       from generate_series(1, $1::integer / 10) n
     ), partnerships as (${caseOf(communityOf('0'), communityOf('1'))}
     ), procedures as (
       insert into procedure (id, partnership_id, purpose, state, state_since, on_hold, waiting_on, open, data, started_at)
       select procedure_id, id, 'establish', 'draft', since, false, 'initiator', true,
         $2::jsonb || jsonb_build_object('id', procedure_id, 'since', to_char(since at time zone 'UTC', $5),
           'clockFrom', to_char(since at time zone 'UTC', $5)), since from made
     )
     insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
     select gen_random_uuid(), m.id, m.procedure_id, 'reminder-' || k, 'initiator', 'draft', m.since, 1, at.at, at.at
     from made m cross join generate_series(1, 10) k
       cross join lateral (select now() + interval '1 day' + random() * $3::interval * (k > 0)::integer as at) at`,
    [count, JSON.stringify(procedure), `${364 * day} milliseconds`, name, isoUtc],
  );
}
