import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type Account, canEnter, chooseAccount } from './account.js';
import { EmbeddedDatabaseError } from './embedded-database-error.js';

/** Where root keeps what another account must reach, when DATA_DIR or the checkout can't be entered by it. */
export const systemFolder = process.platform === 'darwin' ? '/usr/local/var/entente' : '/var/lib/entente';

/** Where the store lives, and whose it is. */
export interface StorePlace {
  readonly account: Account;
  /** Belongs to the account, 0700; a real path that the account can enter. */
  readonly folder: string;
  /** It is not below DATA_DIR, only linked from there. */
  readonly elsewhere: boolean;
}

/**
 * `DATA_DIR/postgres`; where that can't be entered by the account that root hands PostgreSQL to (DATA_DIR below a
 * private home), a new folder of `systemFolder`, with `DATA_DIR/postgres` as a link to it. So deleting DATA_DIR always
 * means an empty store, and a moved DATA_DIR keeps its own.
 */
export function prepareStorePlace(dataDir: string): StorePlace {
  const entry = path.join(dataDir, 'postgres');
  const account = chooseAccount(existsSync(entry) ? entry : undefined);
  if (!lstatSync(entry, { throwIfNoEntry: false })) makeStoreFolder(entry, dataDir, account);
  const folder = reachable(entry, account);
  return { account, folder, elsewhere: folder !== path.join(realpathSync(dataDir), 'postgres') };
}

function makeStoreFolder(entry: string, dataDir: string, account: Account): void {
  if (canEnter(account, dataDir)) {
    own(entry, account);
    return;
  }
  const folder = path.join(systemFolder, `${path.basename(path.dirname(dataDir))}-${randomBytes(4).toString('hex')}`);
  try {
    makeSystemFolder();
    own(folder, account);
    symlinkSync(folder, entry);
  } catch (error) {
    const wish = `PostgreSQL runs as the user ${account.name}, who can't enter ${dataDir}`;
    throw new EmbeddedDatabaseError(
      `${wish}, and ${folder} can't be used instead: ${(error as Error).message}. ${remedy}`,
    );
  }
}

const remedy =
  'Start as a user other than root, or set DATA_DIR to a folder that everybody may enter, such as /srv/entente.';

/** Whatever root's umask is, others must be able to pass through. */
export function makeSystemFolder(): void {
  mkdirSync(systemFolder, { recursive: true });
  chmodSync(systemFolder, 0o755);
}

function own(folder: string, { ids }: Account): void {
  mkdirSync(folder, { mode: 0o700 });
  if (ids.uid !== undefined) chownSync(folder, ids.uid, ids.gid);
}

function reachable(entry: string, account: Account): string {
  if (!existsSync(entry)) {
    throw new EmbeddedDatabaseError(
      `${entry} points to a store that is gone. Bring it back, or delete that link to begin with an empty store.`,
    );
  }
  const folder = realpathSync(entry);
  const { uid } = statSync(folder);
  if (process.getuid?.() !== 0 && uid !== process.getuid?.()) {
    throw new EmbeddedDatabaseError(
      `The store in ${folder} belongs to user number ${uid}, as after a start as root. Start as that user or as root, or choose another DATA_DIR.`,
    );
  }
  if (!canEnter(account, folder)) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL runs as the user ${account.name}, who can't enter ${folder}. ${remedy}`,
    );
  }
  return folder;
}
