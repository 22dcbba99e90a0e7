import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What staff change in the wording before they publish it; and published wording that can't be changed any more. */
export class LibraryDraft1764300000000 implements MigrationInterface {
  readonly name = 'LibraryDraft1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('Wording that was drafted since would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
create table library_draft (
  person_id uuid primary key references person (id),
  -- the version that the changes are made to
  base integer not null,
  changes jsonb not null,
  version integer not null,
  updated_at timestamptz not null
);

create function refuse_rewriting_wording() returns trigger language plpgsql as $$
begin
  raise exception 'Published wording never changes: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger agreement_library_append_only before update or delete on agreement_library
for each row execute function refuse_rewriting_wording();
create trigger agreement_library_no_truncate before truncate on agreement_library
for each statement execute function refuse_rewriting_wording();
`;
