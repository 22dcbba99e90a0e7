import { expect, it } from '@jest/globals';
import { anEntry } from '../../../test/support/a-register-entry.js';
import { milestonesOf } from './milestones.js';

it('tells the public history in the order in which it happened', () => {
  const { signatories } = anEntry();
  const counterpart = { ...signatories.counterpart, signedAt: '2026-03-09T23:30:00.000Z' };
  const entry = anEntry({ signatories: { ...signatories, counterpart } });
  expect(milestonesOf(entry).map(({ what, side }) => [what, side])).toEqual([
    ['text-agreed', null],
    ['signed', 'counterpart'],
    ['signed', 'initiator'],
    ['recognised', null],
  ]);
});
