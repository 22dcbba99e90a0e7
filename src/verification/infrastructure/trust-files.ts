import type { TrustedAuthorities } from '../application/document-inspector.js';
import { readTrust } from './cms/trust.js';

const pemBlock = /-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----/g;

/**
 * Certificates and lists of revoked ones as people have them: PEM with any number in a file, or DER.
 * @throws Error that says which file holds none
 */
export function readTrustFiles(certificates: readonly Buffer[], crls: readonly Buffer[]): TrustedAuthorities {
  const trusted = {
    certificates: certificates.flatMap((file) => readBlocks(file, ['CERTIFICATE', 'TRUSTED CERTIFICATE'])),
    crls: crls.flatMap((file) => readBlocks(file, ['X509 CRL'])),
  };
  try {
    readTrust(trusted.certificates, trusted.crls);
  } catch {
    throw new Error('What was given with --trust or --crl is neither a certificate nor a list of revoked ones.');
  }
  return trusted;
}

function readBlocks(file: Buffer, labels: readonly string[]): Buffer[] {
  const text = file.toString('latin1');
  if (!text.includes('-----BEGIN')) return [file];
  const blocks = [...text.matchAll(pemBlock)].filter(([, label]) => labels.includes(label ?? ''));
  if (blocks.length === 0) throw new Error(`There is no ${labels[0]?.toLowerCase()} in what was given.`);
  return blocks.map(([, , base64]) => Buffer.from(base64 ?? '', 'base64'));
}
