import { describe, expect, it } from '@jest/globals';
import { aPartnership, signature } from '../../../test/support/partnership-builders.js';
import { firstPolicy } from './clock-policy.js';
import { ladderOf } from './ladder.js';
import type { SigningOrder } from './signing-plan.js';

const clockFrom = '2026-03-03T16:00:00.000Z';
const signedAt = '2026-03-20T09:00:00.000Z';
const second = { party: 'counterpart', role: 'official' } as const;

const sinceWhen = (order: SigningOrder) => {
  const agreedPlan = {
    ...{ number: 1, order, ceremony: null, accepted: { initiator: true, counterpart: true } },
    modes: { initiator: 'electronic', counterpart: 'electronic' } as const,
  };
  const signatures = { initiator: signature('initiator', { instant: signedAt }), counterpart: null };
  const { procedure } = aPartnership({ state: 'signing', procedure: { clockFrom, agreedPlan, signatures } });
  return ladderOf(second, firstPolicy.clocks.signing, procedure).since.toISOString();
};

describe('the clock of whoever signs second', () => {
  it('begins when the first has signed: before that it was not their turn', () => {
    expect(sinceWhen('initiator-first')).toBe(signedAt);
  });

  it('began with the text where both could sign at any time', () => {
    expect(sinceWhen('parallel')).toBe(clockFrom);
  });
});
