import { describe, expect, it } from '@jest/globals';
import { readVerifyCommand } from './verify-command.js';

describe('npm run verify', () => {
  it('takes one file, and says whom to trust', () => {
    expect(readVerifyCommand(['a.pdf', '--trust', 'ca.pem', '--trust', 'tsa.pem', '--json'])).toEqual({
      file: 'a.pdf',
      trust: ['ca.pem', 'tsa.pem'],
      crl: [],
      registry: null,
      json: true,
    });
    expect(readVerifyCommand(['a.pdf', '--registry', 'registry.pem'])).toMatchObject({ registry: 'registry.pem' });
  });

  it.each([[[]], [['a.pdf', 'b.pdf']], [['a.pdf', '--trust']], [['a.pdf', '--trusted', 'x']]])(
    'refuses %j',
    (args: string[]) => expect(readVerifyCommand(args)).toBeNull(),
  );
});
