/** Sign-in, sessions, keys: every token is kept only as a hash. */
export const accountTables = `
create table sign_in_link (
  id uuid primary key,
  person_id uuid not null references person (id),
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
  revoked_at timestamptz
);
create index sign_in_link_of_person on sign_in_link (person_id, purpose, created_at);

create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  person_id uuid not null references person (id),
  method text not null,
  user_agent text,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_of_person on session (person_id);

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
  file_name text,
  uploaded_by uuid references person (id),
  created_at timestamptz not null default now()
);
alter table document alter column bytes set storage external;
`;
