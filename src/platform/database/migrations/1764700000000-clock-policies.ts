import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of the policy on waiting, and which cases have to be planned anew because it or a calendar changed. */
export class ClockPolicies1764700000000 implements MigrationInterface {
  readonly name = 'ClockPolicies1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(places);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index deadline_in_hand;
      drop trigger community_moved on community;
      drop function plan_cases_of_community();
      drop function clock_policies(text);
      drop table calendar_data, case_to_plan, clock_policy;
      drop function refuse_rewriting_policy()`);
  }
}

const tables = `
-- what staff published; the first version is the program's own
create table clock_policy (
  version integer primary key check (version > 1),
  content jsonb not null,
  -- also for waits that had begun before
  applies_to_open boolean not null default false,
  published_at timestamptz not null,
  published_by uuid not null references person (id),
  note text not null default ''
);
create function refuse_rewriting_policy() returns trigger language plpgsql as $$
begin
  raise exception 'A published policy never changes: publish another version.';
end $$;
create trigger clock_policy_append_only before update or delete on clock_policy
  for each row execute function refuse_rewriting_policy();

-- of what was published: the policy of a wait that began at clock_from, and the newest one
create function clock_policies(clock_from text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(p.content || jsonb_build_object('version', p.version, 'appliesToOpen', p.applies_to_open,
      'publishedAt', to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.version), '[]')
  from clock_policy p
  where p.version = (select max(version) from clock_policy)
     or p.version = (select max(version) from clock_policy
                     where applies_to_open or published_at <= clock_from::timestamptz)
$$;

create table case_to_plan (
  partnership_id uuid primary key references partnership (id),
  next_attempt_at timestamptz not null default '-infinity'
);
create index case_to_plan_due on case_to_plan (next_attempt_at);

create index deadline_in_hand on deadline (next_attempt_at) where done_at is null and dispatched;

-- which holidays, weekends and time zones the open cases are planned by
create table calendar_data (
  only_row boolean primary key default true check (only_row),
  version text not null
);
`;

/**
 * In the transaction that changes the community, whoever makes it. A request that is there already is held until then: a
 * worker who takes it meanwhile would plan by the former place.
 */
const places = `
create function plan_cases_of_community() returns trigger language plpgsql as $$
begin
  insert into case_to_plan (partnership_id)
  select distinct p.id from partnership p join procedure r on r.partnership_id = p.id and r.open
  where new.id in (p.initiator_id, p.counterpart_id) order by p.id
  on conflict (partnership_id) do update set next_attempt_at = '-infinity';
  return null;
end $$;
create trigger community_moved after update of zone, country, subdivision on community for each row
  when (old.zone is distinct from new.zone or old.country is distinct from new.country
        or old.subdivision is distinct from new.subdivision)
  execute function plan_cases_of_community();
`;
