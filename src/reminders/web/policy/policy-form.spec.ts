import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { firstPolicy } from '../../../partnerships/domain/clock-policy.js';
import { policyInput } from '../../../partnerships/domain/policy-input.js';
import type { EscalatedTo, WaitingState } from '../../../partnerships/domain/state-clock.js';
import { ladderFieldNames } from '../ladder-fields.js';
import { mergedForm } from './merged-form.js';
import { filledPolicy, typedPolicy, waitingStates } from './policy-form.js';

const days = (max: number) => fc.uniqueArray(fc.integer({ min: 1, max }), { maxLength: 4 });

/** A clock that staff may publish for that state. */
function clockOf(state: WaitingState) {
  const mayTell = ladderFieldNames(state).filter((field) => ['deputy', 'clerk', 'staff'].includes(field));
  const to = fc.constantFrom(...(mayTell.length > 0 ? (mayTell as EscalatedTo[]) : (['staff'] as const)));
  const escalation = fc.record({ after: fc.integer({ min: 1, max: 59 }), to });
  const isStaffs = mayTell.length === 0;
  return fc.record({
    days: fc.constantFrom('working' as const, 'calendar' as const),
    target: fc.option(fc.integer({ min: 1, max: 60 })),
    remindAfter: fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { minLength: 1, maxLength: 4 }),
    remindBefore: isStaffs ? fc.constant([]) : days(59),
    escalate: isStaffs ? fc.constant([]) : fc.array(escalation, { maxLength: 3 }),
    lapse: isStaffs ? fc.constant(null) : fc.integer({ min: 60, max: 400 }),
  });
}

const policies = fc
  .record({
    clocks: fc.record(Object.fromEntries(waitingStates.map((state) => [state, clockOf(state)]))),
    office: fc.constantFrom(firstPolicy.office, { country: 'US', subdivision: 'US-MN', zone: 'America/Chicago' }),
    hours: fc.constantFrom(firstPolicy.hours, { first: 9, usual: 10, last: 18 }),
    ceremony: fc.record({ remindBefore: days(60), scanAfter: fc.integer({ min: 1, max: 30 }) }),
    hearing: fc.record({ remindBefore: days(60), remindAfter: days(60) }),
    term: fc.record({ warnBefore: fc.integer({ min: 1, max: 400 }) }),
  })
  .map((policy) => policyInput.parse(policy));

describe('the form of a policy', () => {
  it('reads back whatever policy it shows', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const typed = typedPolicy(filledPolicy(policy));
        const byDay = (list: readonly { after: number; to: string }[]) =>
          [...list].sort((a, b) => a.after - b.after || a.to.localeCompare(b.to));
        const sorted = (each: typeof policy) => ({
          ...each,
          clocks: Object.fromEntries(
            Object.entries(each.clocks).map(([state, clock]) => [state, { ...clock, escalate: byDay(clock.escalate) }]),
          ),
        });
        expect(typed.ok && sorted(typed.policy)).toEqual(sorted(policy));
      }),
      { numRuns: 60 },
    );
  });

  it('takes days however they were written, and names what is no day by the field in which it stands', () => {
    const raw = {
      ...filledPolicy(firstPolicy),
      'clocks.signing.remindAfter': ' 3;7 、14,7',
      'term.warnBefore': ' 90 ',
    };
    const typed = typedPolicy(raw);
    expect(typed.ok && typed.policy.clocks.signing.remindAfter).toEqual([3, 7, 14]);
    const wrong = {
      ...raw,
      'clocks.signing.clerk': '21, tomorrow',
      'hours.last': '',
      'clocks.draft.remindAfter': '-3',
    };
    const refused = typedPolicy(wrong);
    expect(refused.ok ? [] : refused.problems.map(({ field, code }) => [field, code])).toEqual([
      ['hours.last', 'required'],
      ['clocks.draft.remindAfter', 'clock.days'],
      ['clocks.signing.clerk', 'clock.days'],
    ]);
  });

  it('takes over what a colleague changed, and nothing that was typed is lost', () => {
    const base = { a: '1', b: '2', c: '3' };
    const theirs = { a: '10', b: '20', c: '3' };
    expect(mergedForm({ a: '1', b: 'x', c: '30', note: 'why' }, base, theirs)).toEqual({
      ...{ a: '10', b: 'x', c: '30', note: 'why' },
    });
  });
});
