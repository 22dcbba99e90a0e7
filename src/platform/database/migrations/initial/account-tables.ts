/** Sign-in, sessions, keys: every token is kept only as a hash. */
export const accountTables = `
create table sign_in_link (
  id uuid primary key,
  -- null for an address that nobody has: asking for it must look the same from outside, and its code is never right
  person_id uuid references person (id),
  mail text,
  next_path text,
  purpose text not null check (purpose in ('sign-in', 'step-up', 'invitation', 'signature')),
  partnership_id uuid,
  generation integer,
  token_hash bytea not null unique,
  code_hash bytea,
  attempts integer not null default 0,
  requested_from text,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  spent_at timestamptz,
  revoked_at timestamptz,
  check (person_id is not null or purpose = 'sign-in')
);
create index sign_in_link_of_person on sign_in_link (person_id, purpose, created_at);
create index sign_in_link_of_partnership on sign_in_link (partnership_id, purpose) where partnership_id is not null;
create index sign_in_link_of_nobody on sign_in_link (expires_at) where person_id is null;

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  -- how the person proved who they are, with which link, and from where: evidence for what is done in this session
  method text not null,
  link_id uuid references sign_in_link (id),
  user_agent text,
  address text,
  idle_seconds integer not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_of_person on session (person_id);
-- links are cleared away once no session says that it began with them
create index session_of_link on session (link_id) where link_id is not null;

create table api_key (
  id uuid primary key,
  person_id uuid not null references person (id),
  label text not null,
  prefix text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_key_of_person on api_key (person_id);

-- Attempts within a span of time, shared by all web processes. What a crash loses of it is not missed.
create unlogged table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

create table idempotency_key (
  person_id uuid not null references person (id),
  key text not null,
  request_hash bytea not null,
  partnership_id uuid,
  version integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index idempotency_key_age on idempotency_key (created_at);

create table document (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  kind text not null,
  media_type text not null,
  bytes bytea not null,
  pages integer,
  created_at timestamptz not null default now()
);
-- whoever uploaded a document may put it forward; the same bytes can come from several people
create table document_upload (
  sha256 text not null references document (sha256),
  person_id uuid not null references person (id),
  file_name text not null,
  uploaded_at timestamptz not null,
  primary key (sha256, person_id)
);
alter table document alter column bytes set storage external;
`;
