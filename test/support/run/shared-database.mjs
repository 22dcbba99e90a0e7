import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRepository } from '../../../src/launch/repository.mjs';

/**
 * One embedded PostgreSQL for a whole run, as the product would start it.
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startSharedDatabase() {
  const program = inRepository('dist', 'platform', 'database', 'embedded', 'start-embedded-database.js');
  const { startEmbeddedDatabase } = await import(pathToFileURL(program).href);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entente-test-run-'));
  chmodSync(folder, 0o755);
  const database = await startEmbeddedDatabase({ dataDir: path.join(folder, 'data'), log: console.error });
  return {
    url: database.url,
    async stop() {
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
