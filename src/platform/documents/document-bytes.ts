import { createHash } from 'node:crypto';
import { DamagedDocument } from './document-store.js';
import { MissingDocument } from './missing-document.js';
import type { ObjectStore } from './object-store.js';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What a row knows of its bytes; null where an object store keeps them. */
export interface KnownBytes {
  readonly sha256: string;
  readonly bytes: Buffer | null;
  readonly size: number;
}

/** Where the bytes of documents are: in their row, or in the object store under their hash. */
export class DocumentBytes {
  /** @param objects null where documents live in PostgreSQL */
  constructor(private readonly objects: ObjectStore | null) {}

  /**
   * Puts bytes where they belong and gives what their row has to hold. Call it before the row is written: what is left by
   * a crash between the two is an object that no row names. An object that is damaged isn't overwritten; then the row
   * holds the bytes.
   */
  async keep(sha256: string, bytes: Buffer): Promise<Buffer | null> {
    if (!this.objects || sha256Of(bytes) !== sha256) return bytes;
    if (await this.objects.put(sha256, bytes)) return null;
    const there = await this.objects.get(sha256, bytes.length);
    return there?.equals(bytes) ? null : bytes;
  }

  /** @throws DamagedDocument, MissingDocument, or AppError `document.store-away` */
  async read(known: KnownBytes): Promise<Buffer> {
    const bytes = await this.find(known);
    if (!bytes) throw new MissingDocument(known.sha256, this.objects ? 'object' : 'store');
    if (sha256Of(bytes) !== known.sha256) throw new DamagedDocument(known.sha256);
    return bytes;
  }

  /** As they are, for backups; null when they are gone. @throws AppError `document.store-away` */
  async find({ sha256, bytes, size }: KnownBytes): Promise<Buffer | null> {
    return bytes ?? (await this.objects?.get(sha256, size)) ?? null;
  }
}
