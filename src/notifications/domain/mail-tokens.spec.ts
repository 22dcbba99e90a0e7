import { describe, expect, it } from '@jest/globals';
import { MailTokens } from './mail-tokens.js';

const message = { id: '0197c5a0-0000-7000-8000-000000000001', mail: 'ana@example.org' };
const tokens = new MailTokens('a secret that is only for tests, and long');

describe('tokens at the foot of a mail', () => {
  it('are the same wherever they are made again, and name their message', () => {
    const token = tokens.tokenOf('not-me', message);
    expect(new MailTokens('a secret that is only for tests, and long').tokenOf('not-me', message)).toBe(token);
    expect(tokens.messageIn(token)).toBe(message.id);
    expect(tokens.proves(token, 'not-me', message)).toBe(true);
  });

  it('prove nothing for another purpose, message, address or key', () => {
    const token = tokens.tokenOf('not-me', message);
    expect(tokens.proves(token, 'unsubscribe', message)).toBe(false);
    expect(tokens.proves(token, 'not-me', { ...message, mail: 'bea@example.org' })).toBe(false);
    expect(tokens.proves(token, 'not-me', { ...message, id: message.id.replace(/1$/, '2') })).toBe(false);
    expect(new MailTokens('another secret that is only for tests').proves(token, 'not-me', message)).toBe(false);
    expect(tokens.proves(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, 'not-me', message)).toBe(false);
  });

  it.each(['', 'x', 'a'.repeat(63), `${'a'.repeat(63)}!`, 'ä'.repeat(64)])('are never %j', (text) => {
    expect(tokens.messageIn(text)).toBeNull();
    expect(tokens.proves(text, 'not-me', message)).toBe(false);
  });
});

describe('the address that a mail comes back to', () => {
  it('names the message, in any case, and is short enough for every server', () => {
    const address = tokens.returnPath('bounces@example.org', message.id);
    expect(address).toMatch(/^bounces\+[0-9a-f]{44}@example\.org$/);
    expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    expect(tokens.messageOfReturnPath(address)).toBe(message.id);
    expect(tokens.messageOfReturnPath(address.toUpperCase())).toBe(message.id);
  });

  it('of a stranger, or of one who guessed, names none', () => {
    const [name, host] = tokens.returnPath('bounces@example.org', message.id).split('@');
    const last = name?.at(-1) === '0' ? '1' : '0';
    expect(tokens.messageOfReturnPath(`${name?.slice(0, -1)}${last}@${host}`)).toBeNull();
    expect(tokens.messageOfReturnPath('bounces@example.org')).toBeNull();
    expect(tokens.messageOfReturnPath('ana+news@example.org')).toBeNull();
  });
});
