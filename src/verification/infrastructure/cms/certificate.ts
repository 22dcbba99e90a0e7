import { createHash } from 'node:crypto';
import { Certificate as ParsedCertificate, type RelativeDistinguishedNames } from 'pkijs';
import { attributeName } from './known-names.js';

/** A certificate with the very bytes that it came in. */
export interface Certificate {
  readonly der: Buffer;
  readonly sha256: string;
  readonly parsed: ParsedCertificate;
}

/** @throws when they are no certificate */
export function readCertificate(der: Buffer): Certificate {
  const sha256 = createHash('sha256').update(der).digest('hex');
  return { der, sha256, parsed: ParsedCertificate.fromBER(Uint8Array.from(der).buffer) };
}

/** `CN=…,O=…,C=…`, as RFC 4514 has it: the last attribute first. */
export function nameOf({ typesAndValues }: RelativeDistinguishedNames): string {
  const written = typesAndValues.map(
    ({ type, value }) => `${attributeName(type)}=${String(value.valueBlock.value).replace(/([,+"\\<>;])/g, '\\$1')}`,
  );
  return written.reverse().join(',');
}

export const serialOf = ({ parsed }: Certificate): string =>
  Buffer.from(parsed.serialNumber.valueBlock.valueHexView).toString('hex');

export const isValidAt = ({ parsed }: Certificate, at: Date): boolean =>
  at >= parsed.notBefore.value && at <= parsed.notAfter.value;
