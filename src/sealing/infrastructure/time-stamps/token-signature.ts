import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { derOf } from '../cms/der-bytes.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

const hashes: Readonly<Record<string, string>> = {
  [oid.sha1]: 'sha1',
  [oid.sha256]: 'sha256',
  [oid.sha384]: 'sha384',
  [oid.sha512]: 'sha512',
};

/** Whether the one signer of this token really signed `content`, by a certificate that the token brings along. */
export function signerOf(token: pkijs.SignedData, content: Uint8Array): X509Certificate | null {
  const [signer, another] = token.signerInfos;
  const certificate = signer && !another ? certificateOf(signer, token.certificates ?? []) : null;
  const hash = signer && hashes[signer.digestAlgorithm.algorithmId];
  if (!signer?.signedAttrs || !certificate || !hash || hash === 'sha1') return null;
  const attributes = signer.signedAttrs.attributes;
  const digest = octetsIn(attributes, oid.messageDigest);
  const isOfContent = digest !== null && same(digest, hashOf(hash, content));
  if (!isOfContent || !namesCertificate(attributes, certificate)) return null;
  const signed = Buffer.from(signer.signedAttrs.encodedValue);
  signed[0] = 0x31;
  const signature = signer.signature.valueBlock.valueHexView;
  return verify(hash, signed, certificate.publicKey, signature) ? certificate : null;
}

function certificateOf({ sid }: pkijs.SignerInfo, among: readonly unknown[]): X509Certificate | null {
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) return null;
  const certificates = among.filter((each) => each instanceof pkijs.Certificate);
  const named = certificates.find(
    ({ issuer, serialNumber }) => issuer.isEqual(sid.issuer) && serialNumber.isEqual(sid.serialNumber),
  );
  return named ? new X509Certificate(derOf(named.toSchema())) : null;
}

const valueIn = (attributes: readonly pkijs.Attribute[], type: string): asn1js.BaseBlock | null =>
  attributes.find((each) => each.type === type)?.values[0] ?? null;

function octetsIn(attributes: readonly pkijs.Attribute[], type: string): Uint8Array | null {
  const value = valueIn(attributes, type);
  return value instanceof asn1js.OctetString ? value.valueBlock.valueHexView : null;
}

/** ESS: the signature is bound to its certificate, by SHA-1 in the first edition and SHA-256 (or a named one) in the second. */
function namesCertificate(attributes: readonly pkijs.Attribute[], { raw }: X509Certificate): boolean {
  const second = firstIdentifier(valueIn(attributes, oid.signingCertificateV2));
  const [one, two] = second ?? firstIdentifier(valueIn(attributes, oid.signingCertificateV1)) ?? [];
  const named = one instanceof asn1js.Sequence ? hashNamed(one) : second ? 'sha256' : 'sha1';
  const value = one instanceof asn1js.OctetString ? one : two;
  return (
    named !== null && value instanceof asn1js.OctetString && same(value.valueBlock.valueHexView, hashOf(named, raw))
  );
}

function firstIdentifier(value: asn1js.BaseBlock | null): readonly unknown[] | null {
  const identifiers = value instanceof asn1js.Sequence ? value.valueBlock.value[0] : null;
  const first = identifiers instanceof asn1js.Sequence ? identifiers.valueBlock.value[0] : null;
  return first instanceof asn1js.Sequence ? first.valueBlock.value : null;
}

function hashNamed(algorithm: asn1js.Sequence): string | null {
  const name = algorithm.valueBlock.value[0];
  return name instanceof asn1js.ObjectIdentifier ? (hashes[name.getValue()] ?? null) : null;
}

const hashOf = (name: string, bytes: Uint8Array): Buffer => createHash(name).update(bytes).digest();

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
