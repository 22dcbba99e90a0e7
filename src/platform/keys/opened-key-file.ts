import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { type KeyFileRefusal, KeyFileRefused } from './key-file-refused.js';
import type { KeyPair } from './key-pair.js';

/** What a child found inside a PKCS#12 file. */
export type OpenedKeyFile =
  | { readonly refusal: KeyFileRefusal }
  | { readonly privateKey: Uint8Array; readonly certificates: readonly Uint8Array[] };

/** The certificate of the key, and those above it in their order, whatever order the file had. @throws KeyFileRefused */
export function keyPairOf(opened: OpenedKeyFile): KeyPair {
  if ('refusal' in opened) throw new KeyFileRefused(opened.refusal);
  const key = keyOf(opened.privateKey);
  const certificates = opened.certificates.map(certificateOf);
  const own = certificates.find((certificate) => certificate.checkPrivateKey(key));
  if (!own) throw new KeyFileRefused('no-certificate');
  return {
    certificate: own.raw,
    chain: issuersOf(own, certificates).map(({ raw }) => raw),
    privateKey: key.export({ format: 'der', type: 'pkcs8' }),
  };
}

function keyOf(der: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });
  } catch {
    throw new KeyFileRefused('malformed');
  }
}

function certificateOf(der: Uint8Array): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch {
    throw new KeyFileRefused('malformed');
  }
}

/** Each is really signed by the next; what leads nowhere is left out. */
function issuersOf(own: X509Certificate, among: readonly X509Certificate[]): X509Certificate[] {
  const chain: X509Certificate[] = [];
  for (let below = own; ; below = chain.at(-1) ?? own) {
    const issuer = isIssuedBy(below, below) ? undefined : among.find((each) => isIssuedBy(below, each));
    if (!issuer || chain.includes(issuer)) return chain;
    chain.push(issuer);
  }
}

const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
