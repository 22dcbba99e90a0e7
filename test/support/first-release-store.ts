import path from 'node:path';
import { DataSource } from 'typeorm';
import { restoreBackup } from '../../src/platform/backup/restore-backup.js';
import { projectRoot } from '../../src/platform/config/project-root.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { InitialTables1764000000000 } from '../../src/platform/database/migrations/1764000000000-initial-tables.js';
import { testDatabase } from './services.js';
import type { TestDatabase } from './test-database.js';

/** Written by the first release: three of its made-up cases, one drafting, one half way to its signatures, one recognised. */
const backup = path.join(projectRoot(), 'test', 'data', 'first-release.backup.gz');

/**
 * A store of the first release, brought up to this one.
 * @param before what happened to it while the first release was still running
 */
export async function firstReleaseStore(before?: (database: Database) => Promise<void>): Promise<TestDatabase> {
  const { url, drop } = await testDatabase();
  const first = new DataSource({ type: 'postgres', url, migrations: [InitialTables1764000000000] });
  await first.initialize();
  await first.runMigrations();
  await restoreBackup(new Database(first), backup);
  await before?.(new Database(first));
  await first.destroy();
  const dataSource = await openDataSource({ url });
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  return { database: new Database(dataSource), url, close };
}
