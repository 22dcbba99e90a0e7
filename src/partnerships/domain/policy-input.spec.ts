import { describe, expect, it } from '@jest/globals';
import { parseInput } from '../../platform/input.js';
import { firstPolicy } from './clock-policy.js';
import { clockInputOf, type PolicyInput, policyInput } from './policy-input.js';
import type { WaitingState } from './state-clock.js';

const { version: _version, publishedAt: _at, appliesToOpen: _open, ...content } = firstPolicy;

const reasons = (changes: object): string[] => {
  const result = parseInput(policyInput, { ...content, ...changes });
  return result.ok ? [] : result.reasons.map(({ field, code }) => `${field}: ${code}`);
};
const ofLadder = (state: WaitingState, changes: object): string[] =>
  reasons({ clocks: { ...content.clocks, [state]: { ...content.clocks[state], ...changes } } }).map((reason) =>
    reason.replace(`clocks.${state}.`, ''),
  );

describe('what staff may publish', () => {
  it('includes the first policy', () => expect(reasons({})).toEqual([]));

  it.each<[string, WaitingState, object, string]>([
    ['a reminder on the day of the lapse', 'draft', { remindAfter: [60] }, 'remindAfter: clock.step-after-lapse'],
    [
      'one that is counted back past the beginning',
      'drafting',
      { remindBefore: [30] },
      'remindBefore: clock.step-before-beginning',
    ],
    [
      'an escalation after the lapse',
      'signing',
      { escalate: [{ after: 61, to: 'staff' }] },
      'escalate: clock.step-after-lapse',
    ],
    ['a target after the lapse', 'signing', { target: 61 }, 'target: clock.target-after-lapse'],
    ['a lapse without a reminder', 'draft', { remindAfter: [] }, 'remindAfter: clock.lapse-without-reminder'],
    [
      'counting back from no lapse',
      'submitted',
      { remindBefore: [3] },
      'remindBefore: clock.nothing-to-count-back-from',
    ],
    ['a case that lapses because staff are late', 'signed', { lapse: 30 }, 'lapse: clock.staff-never-lapse'],
    ['half a day', 'draft', { target: 1.5 }, 'target: whole-number'],
    ['no day at all', 'draft', { remindAfter: [0] }, 'remindAfter.0: too-small'],
    ['more than 400 days', 'draft', { lapse: 401 }, 'lapse: too-big'],
    ['people who are nobody', 'signing', { escalate: [{ after: 3, to: 'mayor' }] }, 'escalate.0.to: choose-one'],
  ])('is not %s', (_sentence, state, changes, reason) => expect(ofLadder(state, changes)).toEqual([reason]));

  it('may leave a case without an end, and then without reminders', () => {
    expect(ofLadder('drafting', { lapse: null, remindBefore: [], remindAfter: [] })).toEqual([]);
  });

  it('is written in order and without doubles, however it was typed', () => {
    const clock = { ...content.clocks.signing, remindAfter: [14, 3, 14], remindBefore: [1, 7] };
    const escalate = [...(clock.escalate ?? [])].reverse();
    const parsed = clockInputOf('signing').parse({ ...clock, escalate });
    expect(parsed).toMatchObject({ remindAfter: [3, 14], remindBefore: [7, 1] });
    expect(parsed.escalate.map(({ after }) => after)).toEqual([21, 28]);
    const before: PolicyInput = policyInput.parse({ ...content, ceremony: { remindBefore: [1, 30, 7], scanAfter: 7 } });
    expect(before.ceremony.remindBefore).toEqual([30, 7, 1]);
  });

  it.each([
    ['hours that end before they begin', { hours: { first: 18, usual: 19, last: 9 } }, 'hours.usual: clock.hours'],
    ['a morning before the first hour', { hours: { first: 10, usual: 9, last: 20 } }, 'hours.usual: clock.hours'],
    ['the night', { hours: { first: 7, usual: 9, last: 20 } }, 'hours.first: too-small'],
    ['the late evening', { hours: { first: 8, usual: 9, last: 21 } }, 'hours.last: too-big'],
    ['a country that is none', { office: { ...content.office, country: 'XX' } }, 'office.country: community.country'],
    ['a zone that is none', { office: { ...content.office, zone: 'Mars/Olympus' } }, 'office.zone: community.zone'],
    [
      'a state of another country',
      { office: { country: 'US', subdivision: 'DE-BY', zone: 'UTC' } },
      'office.subdivision: community.subdivision-of-country',
    ],
    ['a ladder that is missing', { clocks: { ...content.clocks, draft: undefined } }, 'clocks.draft: required'],
  ])('is not %s', (_sentence, changes, reason) => expect(reasons(changes)).toEqual([reason]));
});
