import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a working copy began from, and versions of working copies that never come back. */
export class DraftBeginnings1764500000000 implements MigrationInterface {
  readonly name = 'DraftBeginnings1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('What drafts began from would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
alter table agreement_draft add column beginning jsonb;
-- no release had working copies: only stores of developers have rows here, and they begin from where they are
update agreement_draft set beginning = data;
alter table agreement_draft alter column beginning set not null;

-- One for all copies: what is put away and begun anew never has a version that somebody has looked at before.
create sequence agreement_draft_version as integer;
select setval('agreement_draft_version', greatest(1, (select max(version) from agreement_draft)));
`;
