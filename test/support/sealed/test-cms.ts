import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { verificationEngine as engine } from '../../../src/verification/infrastructure/cms/verification-engine.js';
import type { Identity } from './test-authority.js';

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] });

export interface CmsOptions {
  /** Whose certificate the signed attributes name; null leaves that out. */
  essOf?: Identity | null;
  /** What is hashed in place of the content. */
  contentOf?: Buffer;
  /** `signing-time`, which strict PAdES leaves out. */
  signingTime?: Date;
  /** Whose key signs in place of the signer's. */
  keyOf?: Identity;
  stamp?: (signature: Buffer) => Promise<Buffer>;
  /** What is put inside. */
  attached?: Buffer;
  type?: string;
}

/** A CMS as PAdES wants it, or with one thing wrong. */
export async function cms(content: Buffer, signer: Identity, options: CmsOptions = {}): Promise<Buffer> {
  const { type = '1.2.840.113549.1.7.1', keyOf = signer, contentOf = content } = options;
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: type,
      ...(options.attached ? { eContent: new asn1js.OctetString({ valueHex: buffer(options.attached) }) } : {}),
    }),
    signerInfos: [signerInfo(contentOf, signer, type, options)],
    certificates: [signer.der, ...signer.chain].map((der) => Certificate.fromBER(buffer(der))),
  });
  const detached = options.attached ? [] : [buffer(content)];
  await signedData.sign(keyOf.key as never, 0, 'SHA-256', ...(detached as [ArrayBuffer]), engine);
  if (options.stamp) await addStamp(signedData, options.stamp);
  return messageOf(signedData);
}

function signerInfo(content: Buffer, signer: Identity, type: string, options: CmsOptions): SignerInfo {
  const { essOf = signer, signingTime } = options;
  const { issuer, serialNumber } = signer.certificate;
  const attributes = [
    attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: type })),
    attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: buffer(sha256(content)) })),
    ...(essOf ? [attribute('1.2.840.113549.1.9.16.2.47', essCertificate(essOf))] : []),
    ...(signingTime ? [attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: signingTime }))] : []),
  ];
  return new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
  });
}

function essCertificate({ der }: Identity): asn1js.Sequence {
  const sequence = (value: asn1js.AsnType) => new asn1js.Sequence({ value: [value] as never });
  return sequence(sequence(sequence(new asn1js.OctetString({ valueHex: buffer(sha256(der)) }))));
}

async function addStamp(signedData: SignedData, stamp: (signature: Buffer) => Promise<Buffer>): Promise<void> {
  const [signer] = signedData.signerInfos;
  if (!signer) return;
  const token = asn1js.fromBER(buffer(await stamp(Buffer.from(signer.signature.getValue())))).result;
  const attributes = [attribute('1.2.840.113549.1.9.16.2.14', token)];
  signer.unsignedAttrs = new SignedAndUnsignedAttributes({ type: 1, attributes });
}

const messageOf = (signedData: SignedData): Buffer =>
  Buffer.from(
    new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signedData.toSchema(true) }).toSchema().toBER(),
  );

/** A time-stamp authority that stamps the hash of whatever it is given. */
export const stampedBy =
  (authority: Identity, at: Date, { imprintOf }: { imprintOf?: Buffer } = {}) =>
  async (signature: Buffer): Promise<Buffer> => {
    const info = new TSTInfo({
      version: 1,
      policy: '1.2.3.4.1',
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' }),
        hashedMessage: new asn1js.OctetString({ valueHex: buffer(sha256(imprintOf ?? signature)) }),
      }),
      serialNumber: new asn1js.Integer({ value: 7 }),
      genTime: at,
    });
    const content = Buffer.from(info.toSchema().toBER());
    return cms(content, authority, { type: '1.2.840.113549.1.9.16.1.4', attached: content });
  };
