import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { IssuerAndSerialNumber } from 'pkijs';
import type { Certificate } from './certificate.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { digestNames } from './known-names.js';
import { attributeValue, type SignedMessage } from './signed-message.js';

/**
 * The certificate that the signer names, by issuer and number, and whose hash is among what was signed (ESS,
 * RFC 5035). Without that hash another certificate with the same key could be put in its place.
 */
export function signingCertificate(message: SignedMessage): { certificate: Certificate | null; named: boolean } {
  const { sid, signedAttrs } = message.signer;
  const candidates = message.certificates.filter(
    ({ parsed }) =>
      sid instanceof IssuerAndSerialNumber &&
      parsed.issuer.isEqual(sid.issuer) &&
      parsed.serialNumber.isEqual(sid.serialNumber),
  );
  const named = candidates.find((each) => isNamed(each, signedAttrs?.attributes));
  return { certificate: named ?? candidates[0] ?? null, named: named !== undefined };
}

type Attributes = NonNullable<SignedMessage['signer']['signedAttrs']>['attributes'];

function isNamed({ der }: Certificate, attributes: Attributes | undefined): boolean {
  const newer = essHash(attributeValue(attributes, oid.signingCertificateV2), 'SHA-256');
  const found = newer ?? essHash(attributeValue(attributes, oid.signingCertificateV1), 'SHA-1');
  if (!found) return false;
  return createHash(found.algorithm.replace('-', '')).update(der).digest().equals(found.hash);
}

/** SigningCertificate(V2) → certs → first ESSCertID(v2) → [hashAlgorithm], certHash. */
function essHash(value: asn1js.AsnType | null, usual: string): { algorithm: string; hash: Buffer } | null {
  const [first] = childrenOf(childrenOf(value)[0]);
  const parts = childrenOf(first);
  const hash = parts.find((each) => each instanceof asn1js.OctetString);
  if (!hash) return null;
  const [algorithm] = parts[0] instanceof asn1js.Sequence ? childrenOf(parts[0]) : [];
  const stated = algorithm instanceof asn1js.ObjectIdentifier ? digestNames[algorithm.valueBlock.toString()] : usual;
  return stated ? { algorithm: stated, hash: Buffer.from(hash.getValue()) } : null;
}

const childrenOf = (value: asn1js.AsnType | null | undefined): asn1js.AsnType[] =>
  value instanceof asn1js.Sequence ? (value.valueBlock.value as asn1js.AsnType[]) : [];
