/** Communities, the people of them, and who held which office when. Never identify a community by its name. */
export const communityTables = `
create table community (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  styled_name text not null,
  level text not null check (level in ('city', 'county', 'state')),
  country char(2) not null,
  sovereign char(2) not null,
  subdivision text,
  zone text not null,
  languages text[] not null default '{}',
  latitude double precision,
  longitude double precision,
  population integer,
  office_title text not null,
  search_text text not null,
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
create index community_search on community (search_text text_pattern_ops);

create table community_name (
  community_id uuid not null references community (id),
  name text not null,
  valid_from date,
  valid_until date
);
create index community_name_of on community_name (community_id);

create table person (
  id uuid primary key,
  name text not null,
  mail text not null unique check (mail = lower(mail)),
  language text not null default 'en',
  staff boolean not null default false,
  admin boolean not null default false,
  sample boolean not null default false,
  created_at timestamptz not null default now()
);

create table membership (
  id uuid primary key,
  person_id uuid not null references person (id),
  community_id uuid not null references community (id),
  role text not null check (role in ('clerk', 'organiser')),
  granted_by uuid references person (id),
  granted_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index membership_in_force on membership (person_id, community_id, role) where ended_at is null;
create index membership_of_community on membership (community_id) where ended_at is null;

create table office_term (
  id uuid primary key,
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  name text not null,
  office text not null,
  capacity text not null check (capacity in ('holder', 'acting', 'delegate', 'collegiate')),
  basis text not null check (basis in ('elected', 'appointed')),
  basis_reason text,
  valid_from date not null,
  valid_until date,
  mail_confirmed_at timestamptz,
  mail_confirmed_by uuid references person (id),
  entered_by uuid references person (id),
  created_at timestamptz not null default now(),
  check (valid_until is null or valid_until >= valid_from),
  check (basis = 'elected' or basis_reason is not null)
);
create index office_term_of_community on office_term (community_id, valid_from);
create index office_term_of_person on office_term (person_id);
`;
