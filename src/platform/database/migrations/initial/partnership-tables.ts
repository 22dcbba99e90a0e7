/** The aggregate, its running procedure, and the chain of what happened to it. */
export const partnershipTables = `
create sequence partnership_reference_number;
create sequence register_number;

create table partnership (
  id uuid primary key,
  reference text not null unique,
  kind text not null check (kind in ('sister', 'friendship')),
  initiator_id uuid not null references community (id),
  counterpart_id uuid not null references community (id),
  pair_low uuid generated always as (least(initiator_id, counterpart_id)) stored,
  pair_high uuid generated always as (greatest(initiator_id, counterpart_id)) stored,
  -- 'ordered': one of these per direction; 'unordered': one of these per pair; null: the pair is free again
  pair_claim text check (pair_claim in ('ordered', 'unordered')),
  names_as_signed jsonb,
  register_number text unique,
  recognised_at timestamptz,
  affiliation_date date,
  validity text,
  recognition text,
  activity text,
  version integer not null,
  head_hash bytea not null,
  sample boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index partnership_ordered_pair on partnership (initiator_id, counterpart_id, kind) where pair_claim is not null;
create unique index partnership_unordered_pair on partnership (pair_low, pair_high, kind) where pair_claim = 'unordered';
create index partnership_pair on partnership (pair_low, pair_high);
create index partnership_counterpart on partnership (counterpart_id);
create index partnership_register on partnership (affiliation_date, id) where register_number is not null;

-- An instant as the product writes it, ISO 8601 in UTC: read alike by every session, which a plain cast is not sure of.
create function utc_instant(written text) returns timestamptz language sql immutable strict parallel safe
  return (left(written, -1)::timestamp) at time zone 'UTC';

create table procedure (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  purpose text not null,
  state text not null,
  state_since timestamptz not null,
  on_hold boolean not null,
  hold_until timestamptz,
  waiting_on text not null,
  target_at timestamptz,
  next_hard_at timestamptz,
  assignee_id uuid references person (id),
  open boolean not null,
  contact_mail text,
  data jsonb not null,
  started_at timestamptz not null,
  -- since when whoever it waits on could have acted, without the time spent on hold
  waiting_since timestamptz generated always as (coalesce(utc_instant(data ->> 'clockFrom'), started_at)) stored
);
create unique index procedure_open on procedure (partnership_id) where open;
create index procedure_latest on procedure (partnership_id, started_at desc);
create index procedure_queue on procedure (waiting_since, id) where open;
create index procedure_newest on procedure (started_at, id) where open;
create index procedure_closed on procedure (state_since, id) where not open;
create index procedure_state on procedure (state, state_since);
create index procedure_invitee on procedure (contact_mail) where open and contact_mail is not null;

create table partnership_event (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  version integer not null,
  type text not null,
  schema smallint not null,
  actor jsonb not null,
  entered text,
  data jsonb not null,
  private_hash bytea,
  occurred_at timestamptz not null,
  prev_hash bytea not null,
  hash bytea not null,
  unique (partnership_id, version)
);
create index partnership_event_time on partnership_event (occurred_at);
create index partnership_event_review on partnership_event (occurred_at)
  where type in ('partnership.recommended', 'partnership.rejected');

-- apart from the chain, so that retention can erase it and the chain still verifies
create table partnership_event_private (
  event_id uuid primary key references partnership_event (id),
  salt bytea not null,
  data jsonb not null
);

create table signature (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  procedure_id uuid not null references procedure (id),
  event_id uuid not null references partnership_event (id),
  side text not null check (side in ('initiator', 'counterpart')),
  mode text not null check (mode in ('electronic', 'ceremony')),
  person_id uuid references person (id),
  term_id uuid not null references office_term (id),
  name text not null,
  typed_name text not null,
  office text not null,
  capacity text not null,
  basis text not null,
  signed_at timestamptz not null,
  zone text not null,
  civil_date date not null,
  content_hash text not null,
  original_hashes jsonb not null,
  voided_by uuid references partnership_event (id)
);
create unique index signature_principal on signature (procedure_id, side) where voided_by is null;

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'Events are append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger partnership_event_append_only before update or delete on partnership_event
  for each row execute function refuse_rewriting_history();
create trigger partnership_event_no_truncate before truncate on partnership_event
  for each statement execute function refuse_rewriting_history();
create trigger partnership_event_private_no_update before update on partnership_event_private
  for each row execute function refuse_rewriting_history();
create trigger partnership_event_private_no_truncate before truncate on partnership_event_private
  for each statement execute function refuse_rewriting_history();
`;
