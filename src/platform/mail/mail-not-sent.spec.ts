import { describe, expect, it } from '@jest/globals';
import { mailNotSent } from './mail-not-sent.js';

const refusal = (command: string, responseCode: number, response: string) =>
  mailNotSent(Object.assign(new Error(response), { code: 'EENVELOPE', command, responseCode, response }));

describe('a mail that nobody took', () => {
  it.each([
    ['no such mailbox', 'RCPT TO', 550, true],
    ['a mailbox that is full for now', 'RCPT TO', 452, false],
    ['our own address refused: people put that right, and mails wait', 'MAIL FROM', 550, false],
    ['a password asked for, which is ours to give', 'MAIL FROM', 530, false],
    ['this mail larger than the server takes', 'MAIL FROM', 552, true],
  ])('is given up or not: %s', (_why, command, code, permanent) => {
    expect(refusal(command, code, `${code} no`).permanent).toBe(permanent);
  });

  it('says what the server said, as far as it can be kept', () => {
    const { answer } = refusal('RCPT TO', 550, `550 a\u0000b ${'x'.repeat(492)}\u{1f600}`);
    expect(answer).toMatch(/^550 ab x+/);
    expect(answer).not.toMatch(/\p{Cs}/u);
  });
});
