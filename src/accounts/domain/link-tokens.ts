import { createHash, createHmac } from 'node:crypto';
import type { ChallengePurpose, LinkPurpose, LinkRef } from './link.js';

/** Path of the page behind each purpose; a step-up has a code only. */
const pages: Readonly<Record<Exclude<LinkPurpose, 'step-up'>, string>> = {
  'sign-in': '/sign-in/link/',
  invitation: '/invitations/',
  signature: '/sign/',
};

/**
 * Tokens (256 bits) and six-digit codes, derived from a link's id and the secret key. So a worker renders a mail from
 * the id alone, no secret rests in a message or a job, and the database holds only hashes of them.
 */
export class LinkTokens {
  constructor(private readonly secretKey: string) {}

  /** 43 characters that are safe in a URL. */
  tokenOf(link: LinkRef): string {
    return this.derive(`${link.purpose}|${link.id}`).toString('base64url');
  }

  /** Six digits. */
  codeOf(link: LinkRef): string {
    const number = this.derive(`${link.purpose}|${link.id}|code`).readUIntBE(0, 6) % 1_000_000;
    return String(number).padStart(6, '0');
  }

  /**
   * 43 characters that an authenticator signs. `about` is the hash of the content that is signed with it: an answer to
   * this challenge is an answer about that content and no other.
   */
  challengeOf(challenge: { readonly id: string; readonly purpose: ChallengePurpose }, about = ''): string {
    const nonce = this.derive(`${challenge.purpose}|${challenge.id}`);
    return createHash('sha256').update(nonce).update(about, 'utf8').digest('base64url');
  }

  /** A path such as `/sign/…`; put the base URL before it. */
  pathOf(link: LinkRef & { readonly purpose: Exclude<LinkPurpose, 'step-up'> }): string {
    return `${pages[link.purpose]}${this.tokenOf(link)}`;
  }

  /** Keyed: a million codes are tried in no time against a plain hash. */
  codeHash(linkId: string, code: string): Buffer {
    return this.derive(`code|${linkId}|${code}`);
  }

  private derive(text: string): Buffer {
    return createHmac('sha256', this.secretKey).update(text).digest();
  }
}

/** What is stored of a token of 256 bits: nothing but itself leads to this hash. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
