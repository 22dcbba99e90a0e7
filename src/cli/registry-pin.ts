import { createHash, X509Certificate } from 'node:crypto';

/**
 * The SHA-256 of the registry's certificate, from that number as programs write it or from the certificate, PEM or DER.
 * @throws Error when it is neither
 */
export function registryPin(named: string, readFile: (file: string) => Buffer): string {
  const hex = named.replaceAll(':', '').toLowerCase();
  if (/^[0-9a-f]{64}$/.test(hex)) return hex;
  return createHash('sha256')
    .update(certificateIn(readFile(named)))
    .digest('hex');
}

function certificateIn(bytes: Buffer): Buffer {
  try {
    return new X509Certificate(bytes).raw;
  } catch {
    throw new Error('What was given with --registry is neither a certificate nor the SHA-256 of one.');
  }
}
