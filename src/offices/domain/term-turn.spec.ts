import { describe, expect, it } from '@jest/globals';
import { type ClockedTerm, daysBefore, turnsOf } from './term-turn.js';

const term = (changes: Partial<ClockedTerm> = {}): ClockedTerm => ({
  ...{ id: 'term', communityId: 'saint-paul', personId: 'mayor', name: 'A. Mayor', office: 'Mayor' },
  ...{ from: '2026-01-01', until: '2026-12-31', confirmed: true, zone: 'America/Chicago', warnBefore: 60 },
  ...{ begunOn: '2026-01-01', endedOn: null, warnedOf: null, ...changes },
});

describe('what the clock tells of a term', () => {
  it('is its first day, once', () => {
    expect(turnsOf(term({ begunOn: null }), '2025-12-31')).toEqual([]);
    expect(turnsOf(term({ begunOn: null }), '2026-01-01')).toEqual(['begins']);
    expect(turnsOf(term(), '2026-01-02')).toEqual([]);
  });

  it('is its end from sixty days before, or as many as the policy says, and again when that day is another', () => {
    expect(turnsOf(term(), '2026-10-31')).toEqual([]);
    expect(turnsOf(term(), '2026-11-01')).toEqual(['nears-its-end']);
    expect(turnsOf(term({ warnBefore: 30 }), '2026-11-01')).toEqual([]);
    expect(turnsOf(term({ warnedOf: '2026-12-31' }), '2026-11-02')).toEqual([]);
    expect(turnsOf(term({ warnedOf: '2026-12-31', until: '2026-12-15' }), '2026-11-02')).toEqual(['nears-its-end']);
  });

  it('is that it is over, on the day after the last, and no warning any more', () => {
    expect(turnsOf(term(), '2026-12-31')).not.toContain('ends');
    expect(turnsOf(term(), '2027-01-01')).toEqual(['ends']);
    expect(turnsOf(term({ endedOn: '2026-12-31' }), '2027-02-01')).toEqual([]);
  });

  it('is all of it when nobody looked for a year, and nothing of a term without an end', () => {
    expect(turnsOf(term({ begunOn: null }), '2027-06-01')).toEqual(['begins', 'ends']);
    expect(turnsOf(term({ until: null }), '2099-01-01')).toEqual([]);
  });

  it('counts calendar days across the end of a month, of a year and of February', () => {
    expect([daysBefore('2026-03-01', 1), daysBefore('2028-03-01', 1), daysBefore('2026-01-30', 60)]).toEqual([
      ...['2026-02-28', '2028-02-29', '2025-12-01'],
    ]);
  });
});
