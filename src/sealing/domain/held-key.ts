export const keyRoles = ['authority', 'registry', 'community'] as const;
export type KeyRole = (typeof keyRoles)[number];

/** Made here and certified by the authority; named by the configuration; or brought by a community. */
export type KeyOrigin = 'issued' | 'configured' | 'brought';
export type KeyEnd = 'replaced' | 'removed' | 'revoked';

/** A key that makes seals or issues certificates, without the private part. */
export interface HeldKey {
  readonly id: string;
  readonly role: KeyRole;
  readonly communityId: string | null;
  readonly origin: KeyOrigin;
  /** DER. */
  readonly certificate: Uint8Array;
  /** DER, the issuer first. */
  readonly chain: readonly Uint8Array[];
  /** SHA-256 of the certificate. */
  readonly fingerprint: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  /** The private key is gone: its community took it away, or the certificate was revoked. */
  readonly erased: boolean;
  readonly ended: { readonly at: Date; readonly reason: KeyEnd } | null;
}

const renewedBefore = 60 * 24 * 3_600_000;

/** A certificate that we issue is replaced two months before its end. */
export const isNearItsEnd = ({ notAfter }: HeldKey, now: Date): boolean =>
  notAfter.getTime() - now.getTime() < renewedBefore;
