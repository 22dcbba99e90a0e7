import { createHash } from 'node:crypto';

/** One file of an evidence package. Its bytes are fetched when it is its turn, so that few are held at once. */
export interface EvidenceFile {
  readonly path: string;
  readonly sha256: string;
  readonly executable: boolean;
  bytes(): Promise<Buffer>;
}

export function evidenceFile(path: string, content: Buffer | string, executable = false): EvidenceFile {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  return { path, executable, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: async () => bytes };
}
