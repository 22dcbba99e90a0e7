import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of other programs that are told what happens, and what became of each call. */
export class Webhooks1764730000000 implements MigrationInterface {
  readonly name = 'Webhooks1764730000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table webhook_attempt, webhook_delivery, webhook_secret, webhook_endpoint');
  }
}

const sql = `
create table webhook_endpoint (
  id uuid primary key,
  -- null is the association's own: of all cases
  community_id uuid references community (id),
  name text not null,
  url text not null,
  -- null is every kind of event, those of later releases too
  event_types text[],
  state text not null default 'active' check (state in ('active', 'paused')),
  paused_because text check (paused_because in ('by-owner', 'failing', 'gone', 'unattended')),
  paused_at timestamptz,
  -- failures in a row, and the first of them
  failures integer not null default 0,
  failing_since timestamptz,
  delivered_at timestamptz,
  -- it asked not to be called before
  not_before timestamptz,
  created_at timestamptz not null,
  created_by uuid not null references person (id),
  check ((state = 'paused') = (paused_because is not null) and (state = 'paused') = (paused_at is not null))
);
create index webhook_endpoint_of_community on webhook_endpoint (community_id);

create table webhook_secret (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
  -- encrypted with a key that is derived from SECRET_KEY
  locked bytea not null,
  created_at timestamptz not null,
  -- until then it signs beside its successor
  ends_at timestamptz
);
create index webhook_secret_of_endpoint on webhook_secret (endpoint_id, created_at);

create table webhook_delivery (
  id uuid primary key,
  endpoint_id uuid not null references webhook_endpoint (id) on delete cascade,
  -- null is a test
  event_id uuid references partnership_event (id),
  type text not null,
  reference text,
  body text not null,
  state text not null check (state in ('pending', 'claimed', 'sending', 'delivered', 'failed', 'held', 'skipped')),
  -- of this round: sending it again begins another
  tries integer not null default 0,
  -- while claimed or sending this is the end of the lease
  next_attempt_at timestamptz not null,
  -- the lease of whoever sends it now
  lease uuid,
  created_at timestamptz not null,
  done_at timestamptz,
  last_status smallint,
  last_problem text
) with (fillfactor = 80);
create unique index webhook_delivery_once on webhook_delivery (endpoint_id, event_id) where event_id is not null;
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_attempt_at)
  where state in ('pending', 'claimed', 'sending');
create index webhook_delivery_soonest on webhook_delivery (next_attempt_at) where state in ('pending', 'claimed', 'sending');
create index webhook_delivery_in_hand on webhook_delivery (endpoint_id) where state in ('claimed', 'sending');
create index webhook_delivery_newest on webhook_delivery (endpoint_id, created_at desc, id desc);
create index webhook_delivery_waiting on webhook_delivery (endpoint_id) where state in ('held', 'failed');
create index webhook_delivery_done on webhook_delivery (done_at) where state in ('delivered', 'failed', 'skipped');

create table webhook_attempt (
  id uuid primary key,
  delivery_id uuid not null references webhook_delivery (id) on delete cascade,
  at timestamptz not null,
  took_ms integer not null,
  -- null where there was no answer; then 'problem' says why
  status smallint,
  problem text,
  detail text,
  answer text,
  -- where it was led by redirects
  answered_by text
);
create index webhook_attempt_of_delivery on webhook_attempt (delivery_id, at);
`;
