import { createPrivateKey, sign as signWith, type KeyObject, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import type { KeyPair } from '../../../platform/keys/key-pair.js';
import { type SignatureAlgorithm, Signer } from '../../application/signer.js';

const sign = promisify(signWith) as (algorithm: string, data: Uint8Array, key: KeyObject) => Promise<Buffer>;

/** Signs with a key in this process. */
export class LocalSigner extends Signer {
  readonly certificate: Uint8Array;
  readonly chain: readonly Uint8Array[];
  readonly algorithm: SignatureAlgorithm;
  private readonly key: KeyObject;

  constructor({ certificate, chain, privateKey }: KeyPair) {
    super();
    this.certificate = certificate;
    this.chain = chain;
    this.key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
    this.algorithm = this.key.asymmetricKeyType === 'ec' ? 'ecdsa' : 'rsa';
    if (!new X509Certificate(certificate).checkPrivateKey(this.key)) {
      throw new Error('The private key is not that of the certificate');
    }
  }

  sign(data: Uint8Array): Promise<Uint8Array> {
    return sign('sha256', data, this.key);
  }
}
