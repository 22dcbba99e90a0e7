import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Secrets of webhooks at rest: AES-256-GCM under a key derived from SECRET_KEY. The id of the endpoint is authenticated
 * along, so that no row can be given the secret of another.
 */
export class SecretVault {
  private readonly key: Buffer;

  constructor(secretKey: string) {
    this.key = Buffer.from(hkdfSync('sha256', secretKey, '', 'entente: secrets of webhooks', 32));
  }

  lock(endpointId: string, secret: Buffer): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.key, iv).setAAD(Buffer.from(endpointId));
    const locked = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), locked]);
  }

  /** Throws when anything was changed, or SECRET_KEY is another one. */
  unlock(endpointId: string, bytes: Buffer): Buffer {
    if (bytes[0] !== version) throw new Error('The secret is kept in a form that this release does not know');
    const iv = bytes.subarray(1, 1 + ivBytes);
    const tag = bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
    const decipher = createDecipheriv(algorithm, this.key, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(endpointId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(1 + ivBytes + tagBytes)), decipher.final()]);
  }
}
