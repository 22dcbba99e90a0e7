import { describe, expect, it } from '@jest/globals';
import { AppError } from '../errors.js';
import { describeError } from './describe-error.js';

describe('what staff read about a fault', () => {
  it('leaves out passwords that stand in addresses', () => {
    const error = new Error('connect to smtps://robot:geheim@mail.example:465 failed');
    expect(describeError(error)).toBe('connect to smtps://…@mail.example:465 failed');
  });

  it('names the reasons of a refusal', () => {
    const error = new AppError({ kind: 'refused', code: 'a.b', message: 'No.', errors: [{ code: 'text.stale' }] });
    expect(describeError(error)).toBe('No. text.stale');
  });

  it('is never longer than a page', () => {
    expect(describeError(new Error('x'.repeat(5_000)))).toHaveLength(2_000);
  });
});
