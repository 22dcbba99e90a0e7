import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { BackupRefused } from '../platform/backup/backup-format.js';
import { restoreBackup } from '../platform/backup/restore-backup.js';
import { fingerprintOf } from '../platform/backup/write-backup.js';
import { runCommandLine } from '../platform/command-line.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { useDatabase } from '../platform/database/use-database.js';
import { DocumentBytes } from '../platform/documents/document-bytes.js';
import { openObjectStore } from '../platform/documents/open-object-store.js';

/** `npm run restore -- FILE`: into an empty store, all or nothing. */
await runCommandLine(async (config, { words: [file], print }) => {
  if (!file) {
    console.error('Say which file: npm run restore -- entente.backup');
    return 2;
  }
  try {
    const bytes = new DocumentBytes(await openObjectStore(config));
    const { head, rows } = await useDatabase(config, ({ dataSource }) =>
      restoreBackup(new Database(dataSource), file, bytes),
    );
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
    print(`Restored ${total} rows as of ${head.writtenAt}.`);
    for (const remark of restoreKey(config, head)) print(remark);
    print('Now run: npm run audit');
    return 0;
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error;
    console.error(error.message);
    return 1;
  }
});

/** The embedded store gets its key back; a key from the environment is only compared. */
function restoreKey(config: Config, head: { secretKey: string | null; keyFingerprint: string }): string[] {
  if (config.secretKey) {
    if (fingerprintOf(config.secretKey) === head.keyFingerprint) return [];
    return ['SECRET_KEY is not the one that this store was written with: links and codes in earlier mails are dead.'];
  }
  if (!head.secretKey) return ['The backup holds no key: links and codes in earlier mails are dead.'];
  writeFileSync(path.join(config.dataDir, 'secret.key'), `${head.secretKey}\n`, { mode: 0o600 });
  return [];
}
