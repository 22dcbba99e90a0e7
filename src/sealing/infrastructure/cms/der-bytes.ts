import * as asn1js from 'asn1js';

/** A buffer of exactly these bytes: Node's are windows into larger ones, and ASN.1 libraries read all that is behind them. */
export const exactly = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

export const derOf = (block: asn1js.BaseBlock): Buffer => Buffer.from(block.toBER());

export const octets = (bytes: Uint8Array): asn1js.OctetString => new asn1js.OctetString({ valueHex: exactly(bytes) });

/** @throws Error when the bytes are no single DER value */
export function parseDer(bytes: Uint8Array): asn1js.BaseBlock {
  const { result, offset } = asn1js.fromBER(exactly(bytes));
  if (offset !== bytes.length) throw new Error(result.error || 'the bytes are not one ASN.1 value');
  return result;
}

/** DER writes the members of a SET OF in the order of their bytes. */
export const inDerOrder = <T>(members: readonly T[], der: (member: T) => Buffer): T[] =>
  members
    .map((member) => ({ member, bytes: der(member) }))
    .sort((one, other) => Buffer.compare(one.bytes, other.bytes))
    .map(({ member }) => member);
