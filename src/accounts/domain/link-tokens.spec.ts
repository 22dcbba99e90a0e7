import { describe, expect, it } from '@jest/globals';
import { LinkTokens, tokenHash } from './link-tokens.js';

const link = { id: '0197c5a0-0000-7000-8000-000000000001', purpose: 'sign-in' } as const;
const tokens = new LinkTokens('a secret that is only for tests, and long');

describe('tokens and codes of links', () => {
  it('are the same wherever they are made again from the id', () => {
    const elsewhere = new LinkTokens('a secret that is only for tests, and long');
    expect(elsewhere.tokenOf(link)).toBe(tokens.tokenOf(link));
    expect(elsewhere.codeOf(link)).toBe(tokens.codeOf(link));
  });

  it('have 256 bits and six digits', () => {
    expect(Buffer.from(tokens.tokenOf(link), 'base64url')).toHaveLength(32);
    for (let n = 0; n < 2_000; n++) expect(tokens.codeOf({ ...link, id: String(n) })).toMatch(/^\d{6}$/);
  });

  it('differ by id, purpose and key', () => {
    const all = [
      tokens.tokenOf(link),
      tokens.tokenOf({ ...link, id: `${link.id}2` }),
      tokens.tokenOf({ ...link, purpose: 'signature' }),
      new LinkTokens('another secret that is only for tests').tokenOf(link),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it('are stored as hashes that do not hold them', () => {
    const stored = [tokenHash(tokens.tokenOf(link)), tokens.codeHash(link.id, tokens.codeOf(link))];
    expect(stored.map((hash) => hash.length)).toEqual([32, 32]);
    expect(stored[0]?.toString('base64url')).not.toBe(tokens.tokenOf(link));
  });

  it('hash one code differently for every link', () => {
    expect(tokens.codeHash('a', '123456')).not.toEqual(tokens.codeHash('b', '123456'));
  });

  it('lead to the page of their purpose', () => {
    expect(tokens.pathOf(link)).toBe(`/sign-in/link/${tokens.tokenOf(link)}`);
    expect(tokens.pathOf({ ...link, purpose: 'signature' })).toMatch(/^\/sign\/[\w-]{43}$/);
  });
});
