import { describe, expect, it } from '@jest/globals';
import { facts, term } from '../../../test/support/partnership-builders.js';
import { signatoryOn, termOf } from './authority.js';
import type { OfficeTerm } from './facts.js';

const asked = (...terms: OfficeTerm[]) => facts({ terms: { initiator: terms, counterpart: [] } });
const holder = term('initiator', { id: 'holder', from: '2024-01-01', until: '2026-12-31' });
const acting = term('initiator', { id: 'acting', capacity: 'acting', from: '2026-03-01', until: '2026-03-31' });
const delegate = term('initiator', { id: 'delegate', capacity: 'delegate', from: '2026-03-15', until: '2026-03-15' });
const signatory = (date: string, ...terms: OfficeTerm[]) => signatoryOn(asked(...terms), 'initiator', date)?.id ?? null;

describe('who may sign for a community on a day', () => {
  it('is the holder, from the first day of the term to the last', () => {
    expect(signatory('2023-12-31', holder)).toBeNull();
    expect(signatory('2024-01-01', holder)).toBe('holder');
    expect(signatory('2026-12-31', holder)).toBe('holder');
    expect(signatory('2027-01-01', holder)).toBeNull();
  });

  it('is whoever acts for the holder while that lasts, and a delegate before both', () => {
    expect(signatory('2026-03-10', holder, acting, delegate)).toBe('acting');
    expect(signatory('2026-03-15', holder, acting, delegate)).toBe('delegate');
    expect(signatory('2026-04-01', holder, acting, delegate)).toBe('holder');
  });

  it('is the successor on the day that belongs to two terms', () => {
    const successor = term('initiator', { id: 'successor', from: '2026-12-31' });
    expect(signatory('2026-12-31', holder, successor)).toBe('successor');
    expect(signatory('2026-12-31', successor, holder)).toBe('successor');
  });

  it('is nobody where nobody is recorded', () => {
    expect(signatory('2026-03-10')).toBeNull();
  });
});

describe('the term of a person', () => {
  it("is one in force now, of that community, and nobody else's", () => {
    const ours = asked(term('initiator', { id: 'over', until: '2026-03-09' }), holder);
    expect(termOf(ours, 'initiator', 'initiator-official')?.id).toBe('holder');
    expect(termOf(ours, 'counterpart', 'initiator-official')).toBeNull();
    expect(termOf(ours, 'initiator', 'somebody')).toBeNull();
  });
});
