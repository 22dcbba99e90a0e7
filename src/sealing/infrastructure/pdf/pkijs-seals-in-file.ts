import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { type CarriedSeal, SealsInFile } from '../../application/evidence/seals-in-file.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

const byteRange = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/** Of files that were sealed here and verified since: nothing hostile is read with it. */
export class PkijsSealsInFile extends SealsInFile {
  read(pdf: Buffer): CarriedSeal[] {
    return [...pdf.toString('latin1').matchAll(byteRange)]
      .map(([, , first, second]) => ({ from: Number(first) + 1, to: Number(second) - 1 }))
      .sort((one, other) => one.to - other.to)
      .map(({ from, to }) => carriedBy(Buffer.from(pdf.subarray(from, to).toString('latin1'), 'hex')));
  }
}

/** Zeros fill the room behind the message; DER says how long it is. */
function carriedBy(room: Buffer): CarriedSeal {
  const message = fromBER(new Uint8Array(room));
  const { content } = new ContentInfo({ schema: message.result });
  const { certificates = [], signerInfos } = new SignedData({ schema: content });
  const attributes = signerInfos[0]?.unsignedAttrs?.attributes ?? [];
  const [token] = attributes.find(({ type }) => type === oid.timeStampToken)?.values ?? [];
  return {
    certificates: certificates.flatMap((each) =>
      each instanceof Certificate ? [new Uint8Array(each.toSchema(false).toBER())] : [],
    ),
    timeStamp: token ? new Uint8Array(token.toBER()) : null,
  };
}
