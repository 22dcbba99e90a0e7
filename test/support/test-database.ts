import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { testDatabase } from './services.js';

export interface TestDatabase {
  readonly database: Database;
  readonly url: string;
  close(): Promise<void>;
}

/** An empty, migrated database of one's own; see `testDatabase` for which server it is on. */
export async function openTestDatabase({ poolSize = 20 } = {}): Promise<TestDatabase> {
  const { url, drop } = await testDatabase();
  const dataSource = await openDataSource({ url, poolSize, applicationName: 'entente test' });
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
  };
  return { database: new Database(dataSource), url, close };
}
