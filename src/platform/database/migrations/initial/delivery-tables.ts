/** Work that follows from events. The queue is disposable; these rows are the truth it is filled from. */
export const deliveryTables = `
create table event_delivery (
  event_id uuid not null references partnership_event (id),
  consumer text not null,
  partnership_id uuid not null,
  event_version integer not null,
  ordered boolean not null,
  state text not null default 'pending' check (state in ('pending', 'dispatched', 'handled', 'parked')),
  attempts integer not null default 0,
  -- while dispatched this is the end of the lease
  next_attempt_at timestamptz not null,
  last_error text,
  handled_at timestamptz,
  primary key (event_id, consumer)
) with (fillfactor = 80);
create index event_delivery_due on event_delivery (consumer, next_attempt_at) where state in ('pending', 'dispatched');
create index event_delivery_order on event_delivery (partnership_id, consumer, event_version)
  where ordered and state in ('pending', 'dispatched');
create index event_delivery_parked on event_delivery (next_attempt_at) where state = 'parked';

create table message (
  id uuid primary key,
  event_id uuid references partnership_event (id),
  deadline_id uuid,
  partnership_id uuid,
  template text not null,
  recipient_id uuid references person (id),
  recipient_mail text not null,
  recipient_name text not null,
  language text not null default 'en',
  -- ids and words only; links are made when it is sent, from the id of the link
  data jsonb not null,
  message_id text not null unique,
  subject text,
  state text not null default 'queued' check (state in ('queued', 'dispatched', 'sent', 'failed', 'cancelled')),
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
) with (fillfactor = 80);
create unique index message_once_per_event on message (event_id, template, recipient_mail) where event_id is not null;
create unique index message_once_per_deadline on message (deadline_id, template, recipient_mail) where deadline_id is not null;
create index message_due on message (next_attempt_at) where state in ('queued', 'dispatched');
create index message_failed on message (next_attempt_at) where state = 'failed';
create index message_of_partnership on message (partnership_id, created_at);
create index message_newest on message (created_at desc, id desc);

create table caught_mail (
  id uuid primary key,
  message_id text not null,
  sender text not null,
  recipients text[] not null,
  subject text not null,
  raw bytea not null,
  caught_at timestamptz not null
);
create index caught_mail_newest on caught_mail (caught_at desc, id desc);

create table deadline (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  procedure_id uuid not null references procedure (id),
  kind text not null,
  party text not null,
  -- the state and its entry that this deadline belongs to: it is void once either changed
  state text not null,
  state_since timestamptz not null,
  policy_version integer not null,
  due_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts integer not null default 0,
  dispatched boolean not null default false,
  last_error text,
  done_at timestamptz,
  outcome text,
  unique (procedure_id, kind, party, state, state_since)
);
create index deadline_due on deadline (next_attempt_at) where done_at is null;
create index deadline_of_procedure on deadline (procedure_id) where done_at is null;
`;
