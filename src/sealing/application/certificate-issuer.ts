import type { KeyPair } from '../../platform/keys/key-pair.js';
import type { CertificateSubject } from '../domain/certificate-subject.js';
import type { RevokedCertificate } from './seal-key-store.js';
import type { Signer } from './signer.js';

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Where a certificate says its authority's papers are. */
export interface AuthorityAddresses {
  readonly certificate: string;
  readonly revocationList: string;
}

export interface CertificateOrder extends Validity {
  readonly subject: CertificateSubject;
  readonly authority: Signer;
  readonly addresses: AuthorityAddresses;
}

export interface ListOrder {
  readonly authority: Signer;
  readonly number: number;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly revoked: readonly RevokedCertificate[];
}

/** Makes keys, certificates and revocation lists (X.509). */
export abstract class CertificateIssuer {
  /** A new key whose certificate it signs itself: an authority that nobody outside vouches for. */
  abstract makeAuthority(subject: CertificateSubject, validity: Validity): Promise<KeyPair>;
  /** A new key for signatures and nothing else, certified by the authority. */
  abstract issue(order: CertificateOrder): Promise<KeyPair>;
  /** DER. */
  abstract revocationList(order: ListOrder): Promise<Uint8Array>;
}
