import type { Readable } from 'node:stream';
import type { Inspection } from '../domain/inspection.js';

/** Certificates and lists of revoked ones, DER. */
export interface TrustedAuthorities {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

export abstract class DocumentInspector {
  /**
   * Finds out everything that a file says by itself. Whatever is in the file ends in problems of the inspection, so does a
   * file that is too large. The file is read as it comes and is kept nowhere.
   * @throws AppError `verification.busy` when too many files are looked at already, `verification.too-slow` when this one
   * doesn't come
   */
  abstract inspect(file: Readable | Buffer, authorities: TrustedAuthorities): Promise<Inspection>;
}
