import { describe, expect, it } from '@jest/globals';
import { type ClockPolicy, firstPolicy, newestPolicy, policyFor } from './clock-policy.js';

const version = (number: number, publishedAt: string, appliesToOpen = false): ClockPolicy => ({
  ...firstPolicy,
  ...{ version: number, publishedAt, appliesToOpen },
});
const [second, third] = [version(2, '2026-03-01T00:00:00.000Z'), version(3, '2026-04-01T00:00:00.000Z')];
const forAll = version(3, '2026-04-01T00:00:00.000Z', true);
const chosen = (clockFrom: string, policies: readonly ClockPolicy[]) => policyFor(clockFrom, policies).version;

describe('the policy of a wait', () => {
  it('is the newest that had been published when it began', () => {
    expect(chosen('2026-02-28T23:59:59.999Z', [firstPolicy, second, third])).toBe(1);
    expect(chosen('2026-03-01T00:00:00.000Z', [third, firstPolicy, second])).toBe(2);
    expect(chosen('2026-05-01T00:00:00.000Z', [firstPolicy, second, third])).toBe(3);
  });

  it('is a later one where that was published also for waits that had begun', () => {
    expect(chosen('2026-02-01T00:00:00.000Z', [firstPolicy, second, forAll])).toBe(3);
    expect(chosen('2026-02-01T00:00:00.000Z', [firstPolicy, forAll, version(4, '2026-05-01T00:00:00.000Z')])).toBe(3);
  });

  it('is the house’s first one where no other is known', () => {
    expect(policyFor('2026-02-01T00:00:00.000Z', [])).toBe(firstPolicy);
    expect(newestPolicy([])).toBe(firstPolicy);
    expect(newestPolicy([third, firstPolicy, second])).toBe(third);
  });
});
