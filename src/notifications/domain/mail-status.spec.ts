import { describe, expect, it } from '@jest/globals';
import { namesNoMailbox } from './mail-status.js';

describe('what a mail server says', () => {
  it.each([
    ['550 5.1.1 User unknown', true],
    ['550 5.2.1 Mailbox disabled', true],
    ['553 5.1.8 Sender address has no domain', false],
    ['553 5.1.7 Bad sender address', false],
    ['554 5.7.1 Looks like spam', false],
    ['450 4.1.1 Try again', false],
    ['550 No', false],
  ])('of `%s`: about the mailbox of the recipient is %s', (answer, about) => {
    expect(namesNoMailbox(answer)).toBe(about);
  });
});
