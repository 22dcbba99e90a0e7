import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { writeBackup } from '../platform/backup/write-backup.js';
import { runCommandLine } from '../platform/command-line.js';
import { readOrCreateSecretKey } from '../platform/config/secret-key.js';
import { Database } from '../platform/database/database.js';
import { useDatabase } from '../platform/database/use-database.js';
import { DocumentBytes } from '../platform/documents/document-bytes.js';
import { openObjectStore } from '../platform/documents/open-object-store.js';

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
  const bytes = new DocumentBytes(await openObjectStore(config));
  const { rows, withoutBytes } = await useDatabase(config, ({ dataSource }) =>
    writeBackup(new Database(dataSource), key, file, bytes),
  );
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  print(`Wrote ${total} rows, ${rows.document ?? 0} of them documents, to ${file}.`);
  print(
    key.ownedByStore
      ? 'It holds the secret key of this store: keep it as safe as the store itself.'
      : 'SECRET_KEY is not in it: keep that one too.',
  );
  for (const sha256 of withoutBytes)
    console.error(`MISSING document ${sha256}: its bytes are gone, so they are not in it.`);
  return withoutBytes.length > 0 ? 1 : 0;
});
