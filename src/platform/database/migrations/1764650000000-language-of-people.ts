import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's language is unknown until they chose one or were first asked for something in one. */
export class LanguageOfPeople1764650000000 implements MigrationInterface {
  readonly name = 'LanguageOfPeople1764650000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}

const sql = `
alter table person alter column language drop not null, alter column language drop default;
-- until this release there was only English, so nobody chose it
update person set language = null;
`;

const back = `
update person set language = 'en' where language is null;
alter table person alter column language set default 'en', alter column language set not null;
`;
