import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Working copies of texts, wording that staff publish, papers that were rendered, arms, and documents kept elsewhere. */
export class AgreementDrafting1764200000000 implements MigrationInterface {
  readonly name = 'AgreementDrafting1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Texts that were drafted since would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
-- What one side is working on and hasn't proposed yet: one copy per side, shared by its clerks.
create table agreement_draft (
  procedure_id uuid not null references procedure (id),
  side text not null check (side in ('initiator', 'counterpart')),
  -- number of the revision that it began from; 0 where it began from the wording of the house
  base integer not null,
  data jsonb not null,
  version integer not null,
  updated_by uuid references person (id),
  updated_at timestamptz not null,
  primary key (procedure_id, side)
);

-- Wording that staff published on top of what ships; never changed once it is there.
create table agreement_library (
  version integer primary key,
  body jsonb not null,
  sha256 text not null,
  note text not null,
  published_by uuid references person (id),
  published_at timestamptz not null
);

-- A native reader has checked one language of one version.
create table agreement_language_check (
  version integer not null,
  language text not null,
  checked_by text not null,
  recorded_by uuid references person (id),
  recorded_at timestamptz not null,
  primary key (version, language)
);

-- Papers that are made on demand: the same input is typeset once.
create table rendered_paper (
  input_sha256 text primary key,
  document_sha256 text not null references document (sha256),
  created_at timestamptz not null
);

alter table community add column arms_sha256 text references document (sha256);

-- Null where an object store keeps the bytes, under the hash.
alter table document alter column bytes drop not null;
alter table document add column size integer;
update document set size = length(bytes);
alter table document alter column size set not null;
`;
