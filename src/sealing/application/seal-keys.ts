import type { KeyHolder } from '../domain/seal-manifest.js';
import type { Signer } from './signer.js';

export interface SealKey {
  readonly signer: Signer;
  readonly heldBy: KeyHolder;
  /** The certificate's subject as RFC 4514 has it: `CN=…,O=…,C=…`. */
  readonly subject: string;
  readonly notAfter: Date;
}

export interface IssuingAuthority {
  /** DER, the root first. */
  readonly certificates: readonly Uint8Array[];
  /** Made by this service at its first start, so that nobody outside vouches for it. */
  readonly ownAuthority: boolean;
  /** DER: which of its certificates it has revoked. */
  readonly crl: Uint8Array;
}

/** The keys of seals; no two seals of a document share a certificate. */
export abstract class SealKeys {
  abstract registry(): Promise<SealKey>;
  /** The community's own key, or one that the authority issued to it; issued now when it has none. */
  abstract ofCommunity(communityId: string): Promise<SealKey>;
  /** The key whose certificate has this SHA-256, in use or not; null for one that is unknown, revoked or out of date. */
  abstract withCertificate(sha256: string): Promise<SealKey | null>;
  abstract authority(): Promise<IssuingAuthority>;
}
