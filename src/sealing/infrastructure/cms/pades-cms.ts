import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { Signer } from '../../application/signer.js';
import type { TimeStampAuthority } from '../../application/time-stamp-authority.js';
import { TimeStampUnavailable } from '../../application/time-stamp-unavailable.js';
import { timeStampRoom } from '../../domain/time-stamp-room.js';
import { derOf, exactly, inDerOrder, octets, parseDer } from './der-bytes.js';
import { oid } from '../../../platform/keys/object-identifiers.js';
import { signatureAlgorithm } from './signature-algorithm.js';

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * A detached CMS signature as PAdES asks for it: the signing certificate is bound by its hash (ESS
 * signing-certificate-v2), and there is no signing-time, because the claimed time stands in the seal's `/M`. Nothing here
 * asks pkijs for cryptography, so no engine that another library sets globally can change what is signed.
 */
export async function padesCms(
  content: readonly Uint8Array[],
  signer: Signer,
  authority: TimeStampAuthority,
): Promise<Buffer> {
  const attributes = signedAttributes(sha256(...content), sha256(signer.certificate));
  const signature = await signer.sign(asSet(attributes));
  const stamp = authority.level === 'B-T' ? fitting(await authority.stamp(sha256(signature))) : null;
  const chain = [signer.certificate, ...signer.chain].map((der) => pkijs.Certificate.fromBER(exactly(der)));
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [sha256Algorithm()],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: inDerOrder(chain, (each) => derOf(each.toSchema())),
    signerInfos: [signerInfo({ signer, attributes, signature, stamp })],
  });
  return derOf(new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema() }).toSchema());
}

/** The room for a seal is made before its time stamp is there. */
function fitting(token: Uint8Array): Uint8Array {
  const [is, most] = [token.length, timeStampRoom].map((bytes) => bytes.toLocaleString('en'));
  if (token.length <= timeStampRoom) return token;
  throw new TimeStampUnavailable(`its time stamp has ${is} bytes, and a seal has room for ${most}`);
}

const sha256Algorithm = (): pkijs.AlgorithmIdentifier => new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 });

const attribute = (type: string, value: asn1js.BaseBlock): pkijs.Attribute =>
  new pkijs.Attribute({ type, values: [value] });

function signedAttributes(contentHash: Buffer, certificateHash: Buffer): pkijs.SignedAndUnsignedAttributes {
  // SigningCertificateV2 ::= SEQUENCE OF ESSCertIDv2, each with its hash alone: SHA-256 is the default and isn't written
  const certificateId = new asn1js.Sequence({ value: [octets(certificateHash)] });
  const identifiers = new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [certificateId] })] });
  const attributes = [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, octets(contentHash)),
    attribute(oid.signingCertificateV2, identifiers),
  ];
  const ordered = inDerOrder(attributes, (each) => derOf(each.toSchema()));
  return new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes: ordered });
}

/** What is signed is the attributes as a SET OF; inside the signature the same bytes stand under another tag. */
function asSet(attributes: pkijs.SignedAndUnsignedAttributes): Buffer {
  const der = derOf(attributes.toSchema());
  der[0] = 0x31;
  return der;
}

interface Signed {
  readonly signer: Signer;
  readonly attributes: pkijs.SignedAndUnsignedAttributes;
  readonly signature: Uint8Array;
  readonly stamp: Uint8Array | null;
}

function signerInfo({ signer, attributes, signature, stamp }: Signed): pkijs.SignerInfo {
  const { issuer, serialNumber } = pkijs.Certificate.fromBER(exactly(signer.certificate));
  const info = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer, serialNumber }),
    digestAlgorithm: sha256Algorithm(),
    signedAttrs: attributes,
    signatureAlgorithm: signatureAlgorithm(signer.algorithm),
    signature: octets(signature),
  });
  if (stamp) {
    const token = attribute(oid.timeStampToken, parseDer(stamp));
    info.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 1, attributes: [token] });
  }
  return info;
}
