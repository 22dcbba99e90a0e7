import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what the first release signed by the hash of a copy; what is signed since then is sealed and has no row here. */
export class UnsealedCopyLookup1764690000000 implements MigrationInterface {
  readonly name = 'UnsealedCopyLookup1764690000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index procedure_unsealed_initiator, procedure_unsealed_counterpart');
  }
}

const index = (side: string): string => {
  const copy = `(data #>> '{signedCopies,${side}}')`;
  return `create index procedure_unsealed_${side} on procedure (${copy}) where ${copy} is not null;`;
};

const sql = ['initiator', 'counterpart'].map(index).join('\n');
