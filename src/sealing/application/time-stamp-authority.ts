import type { SealLevel } from '../domain/seal-manifest.js';

export abstract class TimeStampAuthority {
  /** B-T as soon as an authority is configured, whether or not it answers. */
  abstract readonly level: SealLevel;
  /**
   * A DER TimeStampToken over this SHA-256, checked: status, imprint, nonce, signature, purpose.
   * Throws `TimeStampUnavailable` when none can be had; at level B-B always.
   */
  abstract stamp(digest: Uint8Array): Promise<Uint8Array>;
}
