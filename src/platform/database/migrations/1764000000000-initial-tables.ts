import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountTables } from './initial/account-tables.js';
import { communityTables } from './initial/community-tables.js';
import { deliveryTables } from './initial/delivery-tables.js';
import { partnershipTables } from './initial/partnership-tables.js';
import { commitPartnershipChange } from './initial/commit-partnership-change.js';

/** Everything the first release keeps, and the one function through which a partnership changes. */
export class InitialTables1764000000000 implements MigrationInterface {
  readonly name = 'InitialTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [communityTables, accountTables, partnershipTables, deliveryTables, commitPartnershipChange]) {
      await runner.query(sql);
    }
  }

  async down(): Promise<void> {
    throw new Error('The first migration has nothing to go back to. Restore a backup into an empty store instead.');
  }
}
