import { BasicConstraints, type CertificateRevocationList } from 'pkijs';
import { type Certificate, isValidAt } from './certificate.js';
import { allowsKeyUse } from './certificate-usage.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { digestNames } from './known-names.js';
import { verificationEngine } from './verification-engine.js';

const longest = 6;
/** Bit 5 of KeyUsage. */
const keyCertSign = 5;

export interface Chain {
  /** From the certificate itself upwards, as far as issuers were found. */
  readonly certificates: readonly Certificate[];
  /** It ends at one of the anchors. */
  readonly anchored: boolean;
}

/** Follows the issuers of a certificate, each proven by its signature, valid then and allowed to issue. */
export async function chainOf(
  leaf: Certificate,
  others: readonly Certificate[],
  anchors: readonly Certificate[],
  at: Date,
): Promise<Chain> {
  const certificates = [leaf];
  while (certificates.length <= longest) {
    const last = certificates.at(-1) as Certificate;
    if (anchors.some(({ sha256 }) => sha256 === last.sha256)) return { certificates, anchored: true };
    const issuer = await issuerOf(last, [...anchors, ...others], at, certificates.length - 1);
    if (!issuer || certificates.some(({ sha256 }) => sha256 === issuer.sha256)) break;
    certificates.push(issuer);
  }
  return { certificates, anchored: false };
}

/** @param below how many authorities stand between it and the certificate at the end */
async function issuerOf(
  { parsed }: Certificate,
  candidates: readonly Certificate[],
  at: Date,
  below: number,
): Promise<Certificate | null> {
  for (const candidate of candidates) {
    if (!parsed.issuer.isEqual(candidate.parsed.subject)) continue;
    if (!mayIssue(candidate, below) || !isValidAt(candidate, at)) continue;
    if (await isIssuedBy(parsed, candidate)) return candidate;
  }
  return null;
}

const strong = new Set<string>(Object.values(digestNames));

async function isIssuedBy(certificate: Certificate['parsed'], issuer: Certificate): Promise<boolean> {
  try {
    if (!strong.has(verificationEngine.getHashAlgorithm(certificate.signatureAlgorithm))) return false;
    return await certificate.verify(issuer.parsed, verificationEngine);
  } catch {
    return false;
  }
}

function mayIssue({ parsed }: Certificate, below: number): boolean {
  const constraints = parsed.extensions?.find(({ extnID }) => extnID === oid.basicConstraints)?.parsedValue as unknown;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) return false;
  const { pathLenConstraint: limit } = constraints;
  if (typeof limit === 'number' && below > limit) return false;
  return allowsKeyUse(parsed, [keyCertSign]);
}

/** When a certificate of the chain was revoked, by a list that its issuer signed; null where it wasn't. */
export async function revokedAt(
  { certificates }: Chain,
  anchors: readonly Certificate[],
  crls: readonly CertificateRevocationList[],
): Promise<Date | null> {
  for (const certificate of certificates) {
    for (const crl of crls) {
      const entry = crl.revokedCertificates?.find(({ userCertificate }) =>
        userCertificate.isEqual(certificate.parsed.serialNumber),
      );
      if (entry && (await isListOf(crl, certificate, [...certificates, ...anchors]))) return entry.revocationDate.value;
    }
  }
  return null;
}

async function isListOf(
  crl: CertificateRevocationList,
  { parsed }: Certificate,
  issuers: readonly Certificate[],
): Promise<boolean> {
  if (!crl.issuer.isEqual(parsed.issuer)) return false;
  for (const issuer of issuers) {
    if (!issuer.parsed.subject.isEqual(crl.issuer)) continue;
    const verified = await crl.verify({ issuerCertificate: issuer.parsed }, verificationEngine).catch(() => false);
    if (verified) return true;
  }
  return false;
}
