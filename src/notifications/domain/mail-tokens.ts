import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the links at the foot of a mail are for. */
export type MailTokenPurpose = 'not-me' | 'preferences' | 'unsubscribe';

/** A message, as its tokens are bound to it. */
export interface TokenMessage {
  readonly id: string;
  /** The address that it goes to: a token says nothing about any other. */
  readonly mail: string;
}

const idBytes = 16;
const tokenShape = /^[\w-]{64}$/;
const returnPathShape = /^[^@]*\+([0-9a-f]{32})([0-9a-f]{12})@/i;

/**
 * Tokens of the links that stand at the foot of every mail, derived from the message and the secret key as those of
 * `LinkTokens` are: none rests anywhere. They name their message and prove only that its recipient's copy was read.
 */
export class MailTokens {
  constructor(private readonly secretKey: string) {}

  /** 64 characters that are safe in a URL. */
  tokenOf(purpose: MailTokenPurpose, { id, mail }: TokenMessage): string {
    return Buffer.concat([bytesOf(id), this.proof(purpose, id, mail)]).toString('base64url');
  }

  /** Id of the message that a token names; null for what can't be a token. Only `proves` says that it is one. */
  messageIn(token: string): string | null {
    if (!tokenShape.test(token)) return null;
    return idOf(Buffer.from(token, 'base64url').subarray(0, idBytes).toString('hex'));
  }

  proves(token: string, purpose: MailTokenPurpose, message: TokenMessage): boolean {
    if (!tokenShape.test(token)) return false;
    const given = Buffer.from(token, 'base64url').subarray(idBytes);
    return timingSafeEqual(given, this.proof(purpose, message.id, message.mail));
  }

  /** `bounces@example.org` for this message: `bounces+<id><proof>@example.org`. What comes back to it is about it. */
  returnPath(address: string, id: string): string {
    const [name, host] = address.split('@');
    return `${name}+${bytesOf(id).toString('hex')}${this.shortProof(id)}@${host}`;
  }

  /** The message that a return path names; null where it isn't one of ours. */
  messageOfReturnPath(address: string): string | null {
    const [, hex = '', proof = ''] = returnPathShape.exec(address) ?? [];
    if (hex === '') return null;
    const id = idOf(hex.toLowerCase());
    return timingSafeEqual(Buffer.from(proof.toLowerCase()), Buffer.from(this.shortProof(id))) ? id : null;
  }

  private proof(purpose: MailTokenPurpose, id: string, mail: string): Buffer {
    return this.derive(`mail|${purpose}|${id}|${mail}`);
  }

  private shortProof(id: string): string {
    return this.derive(`mail|return-path|${id}`).toString('hex').slice(0, 12);
  }

  private derive(text: string): Buffer {
    return createHmac('sha256', this.secretKey).update(text).digest();
  }
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
