import { createHash, X509Certificate } from 'node:crypto';
import type { SealKey } from '../../src/sealing/application/seal-keys.js';
import { LocalSigner } from '../../src/sealing/infrastructure/keys/local-signer.js';
import { X509Issuer } from '../../src/sealing/infrastructure/x509/x509-issuer.js';
import type { KeyPair } from '../../src/platform/keys/key-pair.js';

const issuer = new X509Issuer();
const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2036-01-01T00:00:00Z') };
const addresses = { certificate: 'http://localhost/pki/a.cer', revocationList: 'http://localhost/pki/a.crl' };

export const pem = (certificate: Uint8Array): string => new X509Certificate(certificate).toString();

export const fingerprintOf = (certificate: Uint8Array): string =>
  createHash('sha256').update(certificate).digest('hex');

export const sealKeyOf = (pair: KeyPair): SealKey => {
  const { subject, validTo } = new X509Certificate(pair.certificate);
  return {
    signer: new LocalSigner(pair),
    heldBy: 'registry',
    subject: subject.split('\n').reverse().join(','),
    notAfter: new Date(validTo),
  };
};

export const anAuthorityPair = (commonName = 'A test authority'): Promise<KeyPair> =>
  issuer.makeAuthority({ commonName, organization: 'Tests', country: null }, validity);

export interface SealAuthority {
  readonly certificate: Uint8Array;
  /** One more key, with a certificate of this authority. */
  key(commonName: string): Promise<SealKey>;
}

/** An authority of its own, and keys that it certifies: all ECDSA on P-256, as the service makes them. */
export async function aSealAuthority(commonName = 'A test authority'): Promise<SealAuthority> {
  const pair = await anAuthorityPair(commonName);
  const authority = new LocalSigner(pair);
  return {
    certificate: pair.certificate,
    async key(name) {
      const subject = { commonName: name, organization: 'Tests', country: 'US' };
      return sealKeyOf(await issuer.issue({ subject, authority, addresses, ...validity }));
    },
  };
}
