import { describe, expect, it } from '@jest/globals';
import { aPartnership, clerk, facts, official, staff } from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf, type Step } from '../../../../test/support/partnership-steps.js';
import { civilDate } from '../../../platform/clock/civil-date.js';
import { parseInput } from '../../../platform/input.js';
import { actionInputs } from '../actions.js';
import { clockContext } from '../clock-context.js';
import { plannedDeadlines } from '../clocks.js';
import type { Partnership } from '../partnership.js';

const drafting = aPartnership({
  state: 'drafting',
  procedure: { accepted: { initiator: null, counterpart: null } },
});
const signing = aPartnership({ state: 'signing' });
const own = clerk('initiator');
const other = clerk('counterpart');

type Quiet = NonNullable<Step<'snooze'>['input']>;
const refused = (input: Quiet, by = own, before: Partnership = signing) => refusalsOf(before, 'snooze', { by, input });
const quiet = (input: Quiet, by = own, before: Partnership = signing) => done(before, 'snooze', { by, input });
const lapseOf = ({ procedure }: Partnership) =>
  plannedDeadlines(procedure, clockContext(procedure, facts())).find(({ kind }) => kind === 'lapse')?.dueAt;
const codesOf = (input: object) => {
  const parsed = parseInput(actionInputs.overrideClock, { reason: 'Two languages', ...input });
  return parsed.ok ? [] : parsed.reasons.map(({ field, code }) => `${field} ${code}`);
};

describe('more time', () => {
  it('is added up for the present wait, and moves its lapse', () => {
    const once = done(drafting, 'extendDeadline', { by: staff(), input: { days: 5 } }).after;
    const twice = done(once, 'extendDeadline', { by: staff(), input: { days: 3 } }).after;
    expect(twice.procedure.clock).toEqual({ extendedBy: 8 });
    const [before = '', after = ''] = [lapseOf(drafting), lapseOf(twice)];
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThan(7 * 86_400_000);
  });

  it('is nobody’s while the product itself is at work', () => {
    const unsealed = aPartnership({ state: 'signed', unsealed: true });
    expect(refusalsOf(unsealed, 'extendDeadline', { by: staff() })).toEqual(['clock.nobody']);
    expect(refusalsOf(aPartnership({ state: 'signed' }), 'extendDeadline', { by: staff() })).toEqual([]);
  });

  it('is given in whole days, from one to a hundred and twenty, with a reason', () => {
    const accepts = (days: unknown) => parseInput(actionInputs.extendDeadline, { days, reason: 'A recess' }).ok;
    expect([0, 1, 1.5, 120, 121, '5'].map(accepts)).toEqual([false, true, false, true, false, false]);
    expect(parseInput(actionInputs.extendDeadline, { days: 5, reason: ' ' }).ok).toBe(false);
  });
});

describe('quiet from reminders', () => {
  it('lasts until the morning of a day, there', () => {
    const { events } = quiet({ party: 'counterpart', until: '2026-03-16' }, other);
    expect(events).toEqual([
      {
        type: 'clock.snoozed',
        data: { party: 'counterpart', until: '2026-03-15T15:00:00.000Z', day: '2026-03-16' },
      },
    ]);
    const { after } = quiet({ party: 'initiator', until: '2026-03-16', reason: 'On leave' });
    expect(after.procedure.clock?.snoozed).toEqual({ initiator: { until: '2026-03-16T05:00:00.000Z' } });
  });

  it('is asked for by clerks for their own community for two weeks, by staff for anybody for sixty days', () => {
    expect(refused({ party: 'counterpart', until: '2026-03-16' })).toEqual(['snooze.wrong-side']);
    expect(refused({ party: 'staff', until: '2026-03-16' })).toEqual(['snooze.wrong-side']);
    expect(refused({ party: 'initiator', until: '2026-03-24' })).toEqual([]);
    expect(refused({ party: 'initiator', until: '2026-03-25' })).toEqual(['snooze.too-far']);
    expect(refused({ party: 'staff', until: '2026-05-09' }, staff())).toEqual([]);
    expect(refused({ party: 'counterpart', until: '2026-05-10' }, staff())).toEqual(['snooze.too-far']);
    expect(refused({ party: 'initiator', until: '2026-03-16' }, official('initiator'))).toEqual(['action.not-yours']);
  });

  it('begins at once, so its end is another day than today’s there', () => {
    const evening = { by: other, facts: facts({ now: '2026-03-10T15:30:00.000Z' }) };
    const until = (day: string) =>
      refusalsOf(signing, 'snooze', { ...evening, input: { party: 'counterpart', until: day } });
    // in Tokyo it is the eleventh already
    expect(until('2026-03-11')).toEqual(['snooze.past']);
    expect(until('2026-03-12')).toEqual([]);
  });

  it('is over the day before the case lapses at the latest', () => {
    const lapse = civilDate(new Date(lapseOf(drafting) ?? ''), 'America/Chicago');
    expect(refused({ party: 'initiator', until: lapse }, staff(), drafting)).toEqual(['snooze.beyond-lapse']);
    const date = new Date(Date.parse(lapse) - 86_400_000).toISOString().slice(0, 10);
    expect(refused({ party: 'initiator', until: date }, staff(), drafting)).toEqual([]);
  });

  it('is for those who are waited on: a clerk whose community has done its part gets no reminders anyway', () => {
    const theirTurn = aPartnership({ state: 'drafting' });
    expect(refused({ until: '2026-03-16' }, own, theirTurn)).toEqual(['clock.not-your-move']);
    expect(refused({ until: '2026-03-16' }, staff(), theirTurn)).toEqual([]);
  });
});

describe('a ladder of a case’s own', () => {
  const clock = { days: 'working' as const, target: 10, remindAfter: [5], lapse: 20 };
  const ladder = { ...clock, remindBefore: [], escalate: [] };
  const input = { state: 'drafting' as const, clock: ladder };

  it('replaces the policy’s for one state, until it is taken back', () => {
    const own = done(drafting, 'overrideClock', { by: staff(), input }).after;
    expect(own.procedure.clock?.own).toEqual({ drafting: ladder });
    expect(lapseOf(own)).not.toBe(lapseOf(drafting));
    const back = done(own, 'overrideClock', { by: staff(), input: { state: 'drafting', clock: null } }).after;
    expect(back.procedure.clock?.own).toEqual({});
    expect(lapseOf(back)).toBe(lapseOf(drafting));
  });

  it('ends no case before people can hear of it', () => {
    const late = aPartnership({ state: 'drafting', procedure: { clockFrom: '2026-01-20T15:00:00.000Z' } });
    expect(refusalsOf(late, 'overrideClock', { by: staff(), input })).toEqual(['clock.ends-too-soon']);
    const later = { ...input, clock: { ...ladder, lapse: 90 } };
    expect(refusalsOf(late, 'overrideClock', { by: staff(), input: later })).toEqual([]);
  });

  it('can’t be taken back where there is none', () => {
    const none = { by: staff(), input: { state: 'signing', clock: null } } as const;
    expect(refusalsOf(drafting, 'overrideClock', none)).toEqual(['clock.no-own-ladder']);
  });

  it('is checked as that of a policy is: every step before the lapse, and no lapse where staff are waited on', () => {
    expect(codesOf({ state: 'drafting', clock })).toEqual([]);
    expect(codesOf({ state: 'drafting', clock: { ...clock, remindAfter: [20] } })).toEqual([
      'clock.remindAfter clock.step-after-lapse',
    ]);
    expect(codesOf({ state: 'submitted', clock })).toEqual(['clock.lapse clock.staff-never-lapse']);
    expect(codesOf({ state: 'lapsed', clock })).toEqual(['state choice']);
  });
});
