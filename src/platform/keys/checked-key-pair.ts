import { X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { documentPurposes } from './document-purposes.js';
import { KeyFileRefused } from './key-file-refused.js';
import type { KeyPair } from './key-pair.js';
import { oid } from './object-identifiers.js';
import { understoodExtensions } from './understood-extensions.js';

/** Bits of KeyUsage, from the first. */
const usage = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;

export type KeyPurpose = 'seals' | 'authority';

/** The same pair, when it may be used for this today. @throws KeyFileRefused */
export function checkedKeyPair(pair: KeyPair, purpose: KeyPurpose, now: Date): KeyPair {
  const certificate = new X509Certificate(pair.certificate);
  if (!isStrong(certificate)) throw new KeyFileRefused('weak-key');
  if (new Date(certificate.validTo) <= now) throw new KeyFileRefused('expired');
  if (new Date(certificate.validFrom) > now) throw new KeyFileRefused('not-yet-valid');
  const extensions = extensionsOf(pair.certificate);
  const allows = usagesIn(extensions);
  if (purpose === 'authority') {
    if (!certificate.ca || !allows(usage.keyCertSign) || !allows(usage.cRLSign)) throw new KeyFileRefused('not-a-ca');
    return pair;
  }
  if (certificate.ca) throw new KeyFileRefused('is-authority');
  if (!allows(usage.digitalSignature) && !allows(usage.nonRepudiation)) throw new KeyFileRefused('not-for-signing');
  if (!isForDocuments(certificate)) throw new KeyFileRefused('not-for-signing');
  const isUnknown = ({ critical, extnID }: pkijs.Extension) => critical && !understoodExtensions.has(extnID);
  if (extensions.some(isUnknown)) throw new KeyFileRefused('critical-extension');
  return pair;
}

function isStrong({ publicKey }: X509Certificate): boolean {
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = publicKey;
  if (kind === 'rsa') return (details?.modulusLength ?? 0) >= 2048;
  return kind === 'ec' && ['prime256v1', 'secp384r1'].includes(details?.namedCurve ?? '');
}

/**
 * Whoever checks a seal asks this of its certificate, and so do we before a file is stored: a key for something else would
 * let no agreement be sealed. `X509Certificate.keyUsage` is the extended one.
 */
const isForDocuments = ({ keyUsage: purposes }: X509Certificate): boolean =>
  // Node gives no list where the certificate has none, whatever its types say
  !purposes || purposes.some((purpose) => documentPurposes.includes(purpose));

const extensionsOf = (der: Uint8Array): readonly pkijs.Extension[] =>
  pkijs.Certificate.fromBER(Uint8Array.from(der).buffer).extensions ?? [];

/** A certificate that says nothing of its key's use allows all of it. */
function usagesIn(extensions: readonly pkijs.Extension[]): (bit: number) => boolean {
  const extension = extensions.find(({ extnID }) => extnID === oid.keyUsage);
  if (!extension) return () => true;
  const bits = extension.parsedValue instanceof asn1js.BitString ? extension.parsedValue.valueBlock.valueHexView : [];
  return (bit) => ((bits[bit >> 3] ?? 0) & (0x80 >> (bit & 7))) !== 0;
}
