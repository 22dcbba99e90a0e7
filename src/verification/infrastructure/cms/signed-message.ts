import * as asn1js from 'asn1js';
import { type Attribute, CertificateRevocationList, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import { type Certificate, readCertificate } from './certificate.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

/** A CMS with one signer, whose attributes are signed. */
export interface SignedMessage {
  readonly signedData: SignedData;
  readonly signer: SignerInfo;
  readonly certificates: readonly Certificate[];
  readonly crls: readonly CertificateRevocationList[];
}

/**
 * @param bytes one DER structure, and behind it at most zeros
 * @returns null where it is anything else: several signers, unsigned attributes, other bytes behind it
 */
export function readSignedMessage(bytes: Buffer): SignedMessage | null {
  try {
    const { result, offset } = asn1js.fromBER(Uint8Array.from(bytes).buffer);
    if (offset <= 0 || bytes.subarray(offset).some((byte) => byte !== 0)) return null;
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== oid.signedData) return null;
    const signedData = new SignedData({ schema: info.content });
    const [signer, ...more] = signedData.signerInfos;
    if (!signer?.signedAttrs || more.length > 0) return null;
    return { signedData, signer, certificates: certificatesIn(info.content), crls: crlsIn(signedData) };
  } catch {
    return null;
  }
}

/** As they were sent: encoded anew they might have another hash. */
function certificatesIn(signedData: asn1js.Sequence): Certificate[] {
  const set = signedData.valueBlock.value.find(({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0);
  const all = set instanceof asn1js.Constructed ? set.valueBlock.value : [];
  return all
    .filter((each) => each instanceof asn1js.Sequence)
    .map((each) => readCertificate(Buffer.from(each.valueBeforeDecodeView)));
}

const crlsIn = ({ crls = [] }: SignedData): CertificateRevocationList[] =>
  crls.filter((each) => each instanceof CertificateRevocationList);

/** The one value of an attribute; null where there is none, or more than one. */
export function attributeValue(attributes: readonly Attribute[] | undefined, type: string): asn1js.AsnType | null {
  const [found, ...more] = (attributes ?? []).filter((each) => each.type === type);
  return found && more.length === 0 && found.values.length === 1 ? (found.values[0] as asn1js.AsnType) : null;
}
