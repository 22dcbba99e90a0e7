import { createHash } from 'node:crypto';

/** SHA-256 of a certificate's DER, in hex: by it documents and the register name a certificate. */
export const certificateFingerprint = (certificate: Uint8Array): string =>
  createHash('sha256').update(certificate).digest('hex');
