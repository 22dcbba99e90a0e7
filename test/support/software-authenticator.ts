import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

interface Credential {
  readonly id: string;
  readonly key: KeyObject;
  counter: number;
}

export interface AnswerChanges {
  /** Who asks, as the browser saw it. */
  readonly origin?: string;
  readonly rpId?: string;
  /** Neither a finger nor a PIN was asked for. */
  readonly unverified?: boolean;
  /** What a copy of the key would say. */
  readonly counter?: number;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** An authenticator in memory: makes keys, and signs challenges as WebAuthn says. */
export class SoftwareAuthenticator {
  private credential: Credential | null = null;

  constructor(
    private readonly origin: string,
    private readonly rpId: string,
  ) {}

  register(challenge: string, changes: AnswerChanges = {}) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const raw = randomBytes(32);
    this.credential = { id: base64url(raw), key: privateKey, counter: 0 };
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // COSE: an elliptic key (2) for ES256 (-7) on P-256 (1)
    const point = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'));
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array<ArrayBuffer>>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, point(x)],
        [-3, point(y)],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(raw.length);
    const authData = Buffer.concat([this.head(0x40, 0, changes), Buffer.alloc(16), length, raw, cose]);
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', Uint8Array.from(authData)],
      ]) as never,
    );
    const response = {
      clientDataJSON: base64url(this.client('webauthn.create', challenge, changes)),
      attestationObject: base64url(attestation),
    };
    return { ...this.named(), response, clientExtensionResults: {} };
  }

  answer(challenge: string, changes: AnswerChanges = {}) {
    const { credential } = this;
    if (!credential) throw new Error('Register first.');
    credential.counter = changes.counter ?? credential.counter + 1;
    const authData = this.head(0, credential.counter, changes);
    const client = this.client('webauthn.get', challenge, changes);
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(client)]))
      .sign(credential.key);
    const response = {
      clientDataJSON: base64url(client),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
    };
    return { ...this.named(), response, clientExtensionResults: {} };
  }

  private named() {
    const id = this.credential?.id ?? '';
    return { id, rawId: id, type: 'public-key' as const };
  }

  private head(more: number, counter: number, { rpId = this.rpId, unverified = false }: AnswerChanges): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([more | 1 | (unverified ? 0 : 4)]), count]);
  }

  private client(type: string, challenge: string, { origin = this.origin }: AnswerChanges): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}
