import * as asn1js from 'asn1js';
import { type Certificate as ParsedCertificate, ExtKeyUsage } from 'pkijs';
import { documentPurposes } from '../../../platform/keys/document-purposes.js';
import { understoodExtensions } from '../../../platform/keys/understood-extensions.js';
import type { Certificate } from './certificate.js';
import { oid } from '../../../platform/keys/object-identifiers.js';

/** Bits of KeyUsage: digitalSignature, nonRepudiation. */
const signing = [0, 1];

/** Whether any of these bits is set; a certificate without the extension is for everything (RFC 5280, 4.2.1.3). */
export function allowsKeyUse({ extensions }: ParsedCertificate, bits: readonly number[]): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === oid.keyUsage);
  if (!usage) return true;
  if (!(usage.parsedValue instanceof asn1js.BitString)) return false;
  const bytes = usage.parsedValue.valueBlock.valueHexView;
  return bits.some((bit) => (((bytes[bit >> 3] ?? 0) << (bit & 7)) & 128) !== 0);
}

/** Whether a certificate is for signing documents. */
export function maySignDocuments({ parsed }: Certificate): boolean {
  const purposes = purposesOf(parsed);
  return (
    allowsKeyUse(parsed, signing) &&
    understands(parsed) &&
    (purposes === null || purposes.some((purpose) => documentPurposes.includes(purpose)))
  );
}

/** RFC 3161, 2.3: for time stamps and nothing else, and critically so. */
export function mayStampTime({ parsed }: Certificate): boolean {
  const extension = parsed.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  const purposes = purposesOf(parsed) ?? [];
  const onlyThat = purposes.length === 1 && purposes[0] === oid.timeStamping;
  return extension?.critical === true && onlyThat && allowsKeyUse(parsed, signing) && understands(parsed);
}

function purposesOf({ extensions }: ParsedCertificate): string[] | null {
  const value: unknown = extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage)?.parsedValue;
  return value instanceof ExtKeyUsage ? value.keyPurposes : null;
}

const understands = ({ extensions = [] }: ParsedCertificate): boolean =>
  extensions.every(({ critical, extnID }) => !critical || understoodExtensions.has(extnID));
