import type { Side } from '../../partnerships/domain/states.js';
import type { SealManifest } from '../../sealing/domain/seal-manifest.js';
import type { Reason } from './reasons.js';

export interface TimeStampFinding {
  /** ISO instant, UTC. */
  readonly at: string;
  /** Subject of the certificate that stamped, and who issued it. */
  readonly by: string;
  readonly issuer: string;
  /** Its certificate leads to one that whoever asks trusts. */
  readonly trusted: boolean;
}

/** What a seal says of itself. Whether it holds is said by the problems of the inspection. */
export interface SealFinding {
  readonly field: string;
  /** SHA-256 of the certificate's DER. */
  readonly certificate: string;
  readonly subject: string;
  readonly issuer: string;
  /** Hex. */
  readonly serialNumber: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** The time that the seal claims. */
  readonly sealedAt: string;
  /** Null where there is none that holds. */
  readonly timeStamp: TimeStampFinding | null;
  /** Its certificate leads to one that whoever asks trusts. */
  readonly anchored: boolean;
  /** When a certificate that it stands on was revoked; null where nothing is known of that. */
  readonly revokedAt: string | null;
}

/** One official's act, from the file's own chain of events. */
export interface SignatureFinding {
  readonly side: Side;
  /** The community as the agreement names it. */
  readonly party: string;
  readonly name: string;
  readonly office: string;
  readonly capacity: string;
  readonly basis: string;
  readonly mode: string;
  /** ISO instant, UTC; null of a pen, since only the day is known of it. */
  readonly signedAt: string | null;
  readonly zone: string;
  readonly civilDate: string;
  /** Of a pen, where whoever recorded the paper says. */
  readonly place: string | null;
  /** Names of the board's members who signed, where a board did. */
  readonly members: readonly string[];
}

/** Everything that a file says by itself, without a database and without anybody's word. */
export interface Inspection {
  /** Of the file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly problems: readonly Reason[];
  readonly manifest: SealManifest | null;
  readonly seals: readonly SealFinding[];
  readonly signatures: readonly SignatureFinding[];
  /** Civil date of the last signature, where it was made. */
  readonly affiliationDate: string | null;
}
