import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which words of documents native readers have read besides the clauses. */
export class ReadPapers1764400000000 implements MigrationInterface {
  readonly name = 'ReadPapers1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(): Promise<void> {
    throw new Error('What native readers said would be lost. Restore a backup that was written before instead.');
  }
}

const sql = `
-- of the words that documents bear besides the clauses; null where only these were read
alter table agreement_language_check add column pack_sha256 text;
`;
