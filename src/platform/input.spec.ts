import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  civilDate,
  cleanText,
  emailAddress,
  line,
  paragraphs,
  parseInput,
  requireInput,
  wholeNumber,
} from './input.js';

const codes = (schema: z.ZodType, input: unknown) => {
  const result = parseInput(schema, input);
  return result.ok ? [] : result.reasons.map((reason) => `${reason.field ?? ''}:${reason.code}`);
};

describe('input', () => {
  it('keeps what a database can keep: composed letters, one kind of line end, no control characters', () => {
    expect(cleanText('  e\u0301a\u0000\u0007\r\nb\tc\u007f ')).toBe('éa\nb\tc');
  });

  it('makes one line of a line, and keeps the lines of paragraphs', () => {
    expect(line().parse(' Saint\n  Paul ')).toBe('Saint Paul');
    expect(paragraphs().parse(' one\r\ntwo ')).toBe('one\ntwo');
  });

  it('lower-cases mail addresses', () => {
    expect(emailAddress().parse(' Clerk@Example.ORG ')).toBe('clerk@example.org');
  });

  it.each([
    ['nothing', {}, ['a:required', 'n:required', 'd:required', 'm:required']],
    ['blanks', { a: ' \u0000', n: '', d: '', m: ' ' }, ['a:required', 'n:required', 'd:required', 'm:required']],
    ['wrong kinds', { a: 1, n: 'x', d: 5, m: [] }, ['a:invalid', 'n:number', 'd:invalid', 'm:invalid']],
    [
      'out of range',
      { a: 'toolong', n: 11, d: '2026-02-29', m: 'x' },
      ['a:string-too-long', 'n:too-big', 'd:date', 'm:email'],
    ],
    ['a fraction', { a: 'a', n: 1.5, d: '2028-02-29', m: 'a@example.org' }, ['n:whole-number']],
  ])('says what is wrong with %s, by field and code', (_, input, expected) => {
    expect(codes(z.object({ a: line(5), n: wholeNumber(1, 10), d: civilDate(), m: emailAddress() }), input)).toEqual(
      expected,
    );
  });

  it("gives a refinement's own code and params, and another sentence as it is", () => {
    const votes = z.object({ yes: z.number() }).check((context) => {
      context.issues.push({
        code: 'custom',
        message: 'errors:approvals.more-votes-than-seats',
        path: ['yes'],
        params: { seats: 9 },
        input: context.value,
      });
    });
    expect(parseInput(votes, { yes: 10 })).toMatchObject({
      reasons: [{ field: 'yes', code: 'approvals.more-votes-than-seats', params: { seats: 9 } }],
    });
    expect(
      parseInput(
        z.string().refine(() => false, 'Say please.'),
        'x',
      ),
    ).toMatchObject({
      reasons: [{ code: 'invalid', message: 'Say please.' }],
    });
  });

  it('throws one known error that names every field', () => {
    expect(() => requireInput(z.object({ a: line() }), {})).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'input.invalid',
        errors: [expect.objectContaining({ field: 'a' })],
      }),
    );
  });
});
