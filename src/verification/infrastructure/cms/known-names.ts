import { oid } from '../../../platform/keys/object-identifiers.js';

/** Of digests and of the hashes in signatures; SHA-1 and MD5 are left out because they prove nothing any more. */
export const digestNames: Readonly<Record<string, 'SHA-256' | 'SHA-384' | 'SHA-512'>> = {
  [oid.sha256]: 'SHA-256',
  [oid.sha384]: 'SHA-384',
  [oid.sha512]: 'SHA-512',
};

const attributeNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'E',
};

export const attributeName = (type: string): string => attributeNames[type] ?? type;
