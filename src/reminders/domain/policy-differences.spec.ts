import { describe, expect, it } from '@jest/globals';
import { firstPolicy } from '../../partnerships/domain/clock-policy.js';
import { policyDifferences } from './policy-differences.js';

describe('the differences of two policies', () => {
  const { signing } = firstPolicy.clocks;

  it('are named by the wait and by what is decided about it, in the order of a case’s life', () => {
    const clocks = {
      ...firstPolicy.clocks,
      signing: { ...signing, remindAfter: [5, 10], lapse: 90 },
      draft: { ...firstPolicy.clocks.draft, target: 20 },
    };
    const found = policyDifferences(firstPolicy, { ...firstPolicy, clocks, term: { warnBefore: 90 } });
    expect(found).toEqual([
      { place: { state: 'draft', part: 'target' }, before: null, after: 20 },
      { place: { state: 'signing', part: 'remindAfter' }, before: [3, 7, 14], after: [5, 10] },
      { place: { state: 'signing', part: 'lapse' }, before: 60, after: 90 },
      { place: { state: null, part: 'term.warnBefore' }, before: 60, after: 90 },
    ]);
  });

  it('are none where a list is empty in one and absent in the other, or keys were written in another order', () => {
    const same = { lapse: 60, escalate: signing.escalate ?? [], remindBefore: [], remindAfter: [3, 7, 14], target: 14 };
    const clocks = { ...firstPolicy.clocks, signing: { ...same, days: 'working' as const } };
    const office = { zone: 'UTC', subdivision: null, country: null };
    expect(policyDifferences(firstPolicy, { ...firstPolicy, clocks, office })).toEqual([]);
  });
});
