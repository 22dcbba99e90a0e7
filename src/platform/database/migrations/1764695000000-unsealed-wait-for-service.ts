import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the first release had signed waited for staff; now the service seals it first. Done with the tables and not when a
 * worker starts, so that the audit finds every case in order in between.
 */
export class UnsealedWaitForService1764695000000 implements MigrationInterface {
  readonly name = 'UnsealedWaitForService1764695000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(sql('service'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(sql('staff'));
  }
}

const sql = (waiter: 'service' | 'staff'): string => `
update procedure set waiting_on = '${waiter}' where state = 'signed' and not data ? 'sealed'`;
