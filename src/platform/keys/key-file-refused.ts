import { AppError } from '../errors.js';

const sentences = {
  'too-large': 'The file is larger than 100 kB. A PKCS#12 file holds one key and a few certificates.',
  malformed: 'The file is not a PKCS#12 file (.p12 or .pfx), or it is damaged.',
  'too-complex': 'The file takes too long to open. Export it again with the usual number of iterations.',
  password: 'The password does not open this file.',
  'no-key': 'The file holds no private key.',
  'no-certificate': 'The file holds no certificate for its private key.',
  'weak-key': 'The key can’t be used: it has to be RSA of 2,048 bits or more, or ECDSA on P-256 or P-384.',
  expired: 'The certificate is not valid any more.',
  'not-yet-valid': 'The certificate is not valid yet.',
  'not-for-signing': 'The certificate says that its key is not for signatures.',
  'is-authority': 'The certificate is that of a certificate authority, which does not seal documents.',
  'not-a-ca': 'The certificate is not that of an authority that may sign certificates and revocation lists.',
  'critical-extension':
    'The certificate has a critical extension that checks of our documents do not know, so its seals would be refused.',
  'in-use':
    'This key already makes the seals of the registry or of another community. Each seal needs a key of its own.',
};

export type KeyFileRefusal = keyof typeof sentences;

/** Code `key-file.<refusal>`, with a sentence that may be shown to whoever brought the file. */
export class KeyFileRefused extends AppError {
  constructor(readonly refusal: KeyFileRefusal) {
    super({ kind: 'invalid', code: `key-file.${refusal}`, message: sentences[refusal] });
    this.name = 'KeyFileRefused';
  }
}
