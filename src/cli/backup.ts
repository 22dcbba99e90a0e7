import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { writeBackup } from '../platform/backup/write-backup.js';
import { runCommandLine } from '../platform/command-line.js';
import { readOrCreateSecretKey } from '../platform/config/secret-key.js';
import { Database } from '../platform/database/database.js';
import { useDatabase } from '../platform/database/use-database.js';

/** `npm run backup -- FILE`: rows, documents and keys as of one instant, also while the product runs. */
await runCommandLine(async (config, { words: [file], print }) => {
  if (!file) {
    console.error('Say where to write it: npm run backup -- entente.backup');
    return 2;
  }
  if (existsSync(file)) {
    console.error(`${file} is there already. Backups are never overwritten: name another file.`);
    return 1;
  }
  const key = config.secretKey
    ? { value: config.secretKey, ownedByStore: false }
    : { value: readOrCreateSecretKey(config.dataDir), ownedByStore: true };
  const { rows } = await useDatabase(config, ({ dataSource }) => writeBackup(new Database(dataSource), key, file));
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  print(`Wrote ${total} rows, ${rows.document ?? 0} of them documents, to ${file}.`);
  print(
    key.ownedByStore
      ? 'It holds the secret key of this store: keep it as safe as the store itself.'
      : 'SECRET_KEY is not in it: keep that one too.',
  );
  return 0;
});
