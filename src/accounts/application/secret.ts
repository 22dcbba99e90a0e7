import { randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, safe in cookies, headers and URLs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
