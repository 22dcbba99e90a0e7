import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { openDataSource } from './data-source.js';
import { useEmbeddedDatabase } from './embedded/use-embedded-database.js';

export interface UsedDatabase {
  dataSource: DataSource;
  url: string;
}

/**
 * For commands beside the product: the configured PostgreSQL, or the embedded one, of a running product or started for
 * this. Everything is closed again, whatever `work` does.
 */
export async function useDatabase<T>(config: Config, work: (database: UsedDatabase) => Promise<T>): Promise<T> {
  const embedded = config.databaseUrl ? null : await useEmbeddedDatabase({ dataDir: config.dataDir, log: () => {} });
  try {
    const url = config.databaseUrl ?? embedded?.url ?? '';
    const dataSource = await openDataSource({ url, poolSize: 4, applicationName: 'entente-command' });
    try {
      return await work({ dataSource, url });
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await embedded?.stop();
  }
}
