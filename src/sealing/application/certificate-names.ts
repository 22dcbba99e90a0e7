import { X509Certificate } from 'node:crypto';
import type { CertificateSubject } from '../domain/certificate-subject.js';
import { subjectLine } from '../domain/subject-line.js';

export const subjectOf = (certificate: Uint8Array): string => subjectLine(new X509Certificate(certificate).subject);

/** For people: the name itself, then the organisation and the country, without the escapes of RFC 4514. */
export function readableName(certificate: Uint8Array, of: 'subject' | 'issuer'): string {
  const read = new X509Certificate(certificate);
  const { CN, O, C } = read.toLegacyObject()[of];
  const parts = [CN, O, C].flat().filter((part) => typeof part === 'string' && part !== '');
  return [...new Set(parts)].join(' · ') || subjectLine(read[of]);
}

/** Whether this is still what the holder is called. */
export function namesSubject(
  certificate: Uint8Array,
  { commonName, organization, country }: CertificateSubject,
): boolean {
  const { CN, O, C } = new X509Certificate(certificate).toLegacyObject().subject;
  return CN === commonName && O === organization && (C ?? null) === country;
}
