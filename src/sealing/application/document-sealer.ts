import type { SealField } from '../domain/seal-field.js';
import type { SealKey } from './seal-keys.js';
import type { TimeStampAuthority } from './time-stamp-authority.js';

/**
 * Puts seals on a PDF. With an authority of level B-T each seal carries its time stamp, or `TimeStampUnavailable` is
 * thrown: never a lower level. `at` is the time that the seal claims.
 */
export abstract class DocumentSealer {
  /** The registry's certification, in the field `RegistrySeal`: from now on only further seals may be added. */
  abstract certify(pdf: Uint8Array, key: SealKey, at: Date, stamp: TimeStampAuthority): Promise<Buffer>;
  /** One more seal, added behind the bytes that are there. */
  abstract seal(pdf: Uint8Array, field: SealField, key: SealKey, at: Date, stamp: TimeStampAuthority): Promise<Buffer>;
}
