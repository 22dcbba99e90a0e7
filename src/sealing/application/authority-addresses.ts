import type { HeldKey } from '../domain/held-key.js';
import type { AuthorityAddresses } from './certificate-issuer.js';

/** The name of an authority's papers: a later authority has others, and those of the former stay where they were. */
export const authorityName = ({ fingerprint }: Pick<HeldKey, 'fingerprint'>): string => fingerprint.slice(0, 16);

export function authorityAddresses(baseUrl: string, authority: Pick<HeldKey, 'fingerprint'>): AuthorityAddresses {
  const papers = `${baseUrl}/pki/${authorityName(authority)}`;
  return { certificate: `${papers}.cer`, revocationList: `${papers}.crl` };
}
