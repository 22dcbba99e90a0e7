import { webcrypto } from 'node:crypto';
import { P12Signer } from '@libpdf/core';

const refusals = [
  [/password|integrity|mac\b|decrypt/i, 'password'],
  [/no private key/i, 'no-key'],
  [/no certificates/i, 'no-certificate'],
  [/unsupported key algorithm/i, 'weak-key'],
];

/**
 * Opens a PKCS#12 file, of old (3DES, RC2) or new (PBES2) make. It may ask for any number of iterations, so that it is
 * opened only where time is limited. The library leaves its own cryptography behind in pkijs: one more reason for a process
 * of its own.
 */
export async function openKeyFile({ bytes, password }) {
  try {
    const opened = await P12Signer.create(bytes, password);
    const privateKey = await webcrypto.subtle.exportKey('pkcs8', opened.privateKey);
    return { privateKey: new Uint8Array(privateKey), certificates: [opened.certificate, ...opened.certificateChain] };
  } catch (error) {
    const found = refusals.find(([pattern]) => pattern.test(String(error?.message)));
    return { refusal: found ? found[1] : 'malformed' };
  }
}
