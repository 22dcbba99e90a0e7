import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose keys make seals, and which certificates the authority has revoked. */
export class SealKeys1764660000000 implements MigrationInterface {
  readonly name = 'SealKeys1764660000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('The keys of seals would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
create table seal_key (
  id uuid primary key,
  role text not null check (role in ('authority', 'registry', 'community')),
  community_id uuid references community (id),
  origin text not null check (origin in ('issued', 'configured', 'brought')),
  -- DER, as every certificate here; its SHA-256 is what documents name it by
  certificate bytea not null,
  fingerprint text not null unique,
  -- the issuer first
  chain bytea[] not null,
  -- PKCS#8, encrypted with a key that is derived from SECRET_KEY; null where the configuration holds it, and once erased
  private_key bytea check (private_key is null or origin <> 'configured'),
  not_before timestamptz not null,
  not_after timestamptz not null,
  created_at timestamptz not null,
  created_by uuid references person (id),
  ended_at timestamptz,
  end_reason text check (end_reason in ('replaced', 'removed', 'revoked')),
  ended_by uuid references person (id),
  check (community_id is null = (role <> 'community')),
  check (ended_at is null = (end_reason is null))
);
create unique index seal_key_in_use on seal_key (role, coalesce(community_id, '00000000-0000-0000-0000-000000000000'))
  where ended_at is null;
create index seal_key_community on seal_key (community_id) where community_id is not null;

-- The newest list of each authority, and so the last one of an authority whose key isn't here any more.
create table revocation_list (
  authority text primary key,
  number integer not null,
  der bytea not null,
  revoked integer not null,
  issued_at timestamptz not null
);
`;
