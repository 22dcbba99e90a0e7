/**
 * A backup is one gzip file of JSON lines: a head, then every row as `[table, row]`, then a tail that counts them. A file
 * that was cut off has no tail and is refused. Documents come with their bytes, wherever those were kept.
 */
export interface BackupHead {
  entente: 1;
  writtenAt: string;
  /** Names of the migrations that made the tables: rows fit only the same ones. */
  migrations: string[];
  sequences: Record<string, { lastValue: string; isCalled: boolean }>;
  /** The embedded store's own key; null where the key comes from the environment. */
  secretKey: string | null;
  /** First 16 hex digits of the key's SHA-256, to notice a wrong one. */
  keyFingerprint: string;
}

export type BackupRow = [table: string, row: Record<string, unknown>];

export interface BackupTail {
  end: true;
  rows: Record<string, number>;
  /** SHA-256 of documents whose bytes were gone already when it was written. */
  withoutBytes: string[];
}

/** Why a file can't be restored, in a sentence for whoever tries. */
export class BackupRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupRefused';
  }
}
