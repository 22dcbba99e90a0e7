import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  facts,
  granted,
  signature,
  staff,
} from '../../../test/support/partnership-builders.js';
import { done } from '../../../test/support/partnership-steps.js';
import { plainContext } from '../../../test/support/clock-contexts.js';
import { calendarOf } from '../../platform/clock/work-calendar.js';
import { type ClockPolicy, firstPolicy } from './clock-policy.js';
import { plannedDeadlines, targetDate } from './clocks.js';
import type { Hearing } from './hearing.js';
import type { CaseClock, Procedure } from './procedure.js';
import type { State } from './states.js';

const zones = { initiator: 'America/Chicago', counterpart: 'Asia/Tokyo', staff: 'UTC' };
const riyadh = calendarOf({ country: 'SA', subdivision: null, zone: 'Asia/Riyadh' });
/** Tuesday 3 March 2026, 10:00 in Saint Paul. */
const clockFrom = '2026-03-03T16:00:00.000Z';
const caseIn = (state: State, changes: Partial<Procedure> = {}): Procedure =>
  aPartnership({ state, procedure: { clockFrom, ...changes } }).procedure;
const planned = (procedure: Procedure, policy: ClockPolicy = firstPolicy) =>
  plannedDeadlines(procedure, plainContext(zones, policy));
const lines = (procedure: Procedure, policy?: ClockPolicy) =>
  planned(procedure, policy).map(({ kind, party, role, dueAt }) => `${dueAt.slice(0, 16)} ${kind} ${party} ${role}`);
const of = (all: string[], ...parts: string[]) => all.filter((line) => parts.every((part) => line.includes(part)));
const withSigning = (changes: object): ClockPolicy => ({
  ...firstPolicy,
  clocks: { ...firstPolicy.clocks, signing: { ...firstPolicy.clocks.signing, ...changes } },
});
const initiatorOnly = { signatures: { initiator: null, counterpart: signature('counterpart') } };

describe('a wait that was extended', () => {
  it('has its target, every step and its lapse that many working days later', () => {
    const plain = lines(caseIn('draft'));
    expect(plain).toEqual([
      '2026-04-14T15:00 reminder-1 initiator clerk',
      '2026-05-05T15:00 reminder-2 initiator clerk',
      '2026-05-26T15:00 lapse service service',
    ]);
    expect(lines(caseIn('draft', { clock: { extendedBy: 5 } }))).toEqual([
      '2026-04-21T15:00 reminder-1 initiator clerk',
      '2026-05-12T15:00 reminder-2 initiator clerk',
      '2026-06-02T15:00 lapse service service',
    ]);
    const target = (clock: CaseClock) => targetDate(caseIn('submitted', { clock }), 'staff', plainContext(zones));
    expect([target({}), target({ extendedBy: 5 })]).toEqual(['2026-03-17T16:00:00.000Z', '2026-03-24T16:00:00.000Z']);
  });

  it('is longer by working days also where its ladder counts calendar days', () => {
    const policy = withSigning({ days: 'calendar', remindAfter: [3], escalate: [], lapse: 30, target: null });
    const lapse = (clock: CaseClock) => of(lines(caseIn('signing', { ...initiatorOnly, clock }), policy), 'lapse')[0];
    // 30 days after Tuesday 3 March are Thursday 2 April; two working days more are Monday
    expect(lapse({})).toContain('2026-04-02T15:00');
    expect(lapse({ extendedBy: 2 })).toContain('2026-04-06T15:00');
  });
});

describe('somebody who asked for quiet', () => {
  const snoozed = (until: string) => ({ ...initiatorOnly, clock: { snoozed: { initiator: { until } } } });

  it('hears on that morning the last thing that they would have heard meanwhile, and the rest in its time', () => {
    // quiet until Friday 20 March begins in Saint Paul: three and seven days after Tuesday 3 March are past by then
    expect(of(lines(caseIn('signing', snoozed('2026-03-20T05:00:00.000Z'))), 'initiator')).toEqual([
      '2026-03-20T14:00 reminder-2 initiator official',
      '2026-03-23T15:00 reminder-3 initiator official',
      '2026-04-01T15:00 escalation-1 initiator clerk',
    ]);
  });

  it('puts off whatever that party would be told of, of several people the last thing alone', () => {
    expect(of(lines(caseIn('signing', snoozed('2026-04-03T05:00:00.000Z'))), 'initiator')).toEqual([
      '2026-04-03T14:00 escalation-1 initiator clerk',
    ]);
  });

  it('moves neither the others’ steps, nor the target, nor the lapse', () => {
    const [before, after] = [
      caseIn('signing'),
      caseIn('signing', { clock: { snoozed: { initiator: { until: '2026-04-10T05:00:00.000Z' } } } }),
    ];
    for (const who of ['counterpart', 'staff', 'lapse']) expect(of(lines(after), who)).toEqual(of(lines(before), who));
    const context = plainContext(zones);
    expect(targetDate(after, 'initiator', context)).toBe(targetDate(before, 'initiator', context));
  });

  it('is not put off by a quiet that was over before the first step', () => {
    expect(lines(caseIn('signing', snoozed('2026-03-04T06:00:00.000Z')))).toEqual(
      lines(caseIn('signing', initiatorOnly)),
    );
  });

  it('may be staff, who hear of both sides', () => {
    const clock = { snoozed: { staff: { until: '2026-05-01T00:00:00.000Z' } } };
    expect(of(lines(caseIn('signing', { clock })), 'staff')).toEqual(['2026-05-01T09:00 escalation-2 staff staff']);
  });
});

describe('a case with a ladder of its own', () => {
  it('follows it in that state, and the policy in all others', () => {
    const own = { days: 'working', target: 2, remindAfter: [2], lapse: 5 } as const;
    const clock = { own: { drafting: own } };
    expect(lines(caseIn('drafting', { clock, accepted: { initiator: null, counterpart: 1 } }))).toEqual([
      '2026-03-05T16:00 reminder-1 initiator clerk',
      '2026-03-10T15:00 lapse service service',
    ]);
    expect(lines(caseIn('draft', { clock }))).toEqual(lines(caseIn('draft')));
  });
});

describe('a policy that says otherwise', () => {
  it('takes a late signature to the official’s deputy, where it says so', () => {
    const policy = withSigning({ escalate: [{ after: 21, to: 'deputy' }] });
    expect(of(lines(caseIn('signing', initiatorOnly), policy), 'escalation')).toEqual([
      '2026-04-01T15:00 escalation-1 initiator deputy',
    ]);
    const drafting = { ...firstPolicy.clocks.drafting, escalate: [{ after: 5, to: 'deputy' as const }] };
    const clerks = { ...firstPolicy, clocks: { ...firstPolicy.clocks, drafting } };
    const escalated = of(lines(caseIn('drafting', { accepted: { initiator: null, counterpart: 1 } }), clerks), 'escal');
    expect(escalated).toEqual(['2026-03-10T15:00 escalation-1 initiator clerk']);
  });

  it('keeps to its hours, and to the days off of the office that it names', () => {
    const office = { country: 'SA', subdivision: null, zone: 'Asia/Riyadh' };
    const policy = { ...firstPolicy, office, hours: { first: 10, usual: 10, last: 16 } };
    // ten working days after Tuesday 16 June in Riyadh are Tuesday 30 June; 19:00 there is after hours
    const context = { ...plainContext(zones, policy) };
    const due = (from: string) =>
      plannedDeadlines(caseIn('submitted', { clockFrom: from }), {
        ...context,
        calendars: { ...context.calendars, staff: riyadh },
      })[0]?.dueAt;
    expect(due('2026-06-16T16:00:00.000Z')).toBe('2026-07-01T07:00:00.000Z');
    expect(due('2026-06-16T10:00:00.000Z')).toBe('2026-06-30T10:00:00.000Z');
    // Thursday evening waits for Sunday
    expect(due('2026-06-18T16:00:00.000Z')).toBe('2026-07-05T07:00:00.000Z');
  });

  it('says it once where days off bring two steps to the same morning', () => {
    // calendar days: Saturday, Sunday and Monday after Tuesday 3 March
    const policy = withSigning({ days: 'calendar', remindAfter: [4, 5], escalate: [{ after: 4, to: 'staff' }] });
    const early = { ...initiatorOnly, clockFrom: '2026-03-03T12:00:00.000Z' };
    expect(of(lines(caseIn('signing', early), policy), 'reminder')).toEqual([
      '2026-03-09T14:00 reminder-2 initiator official',
    ]);
    expect(of(lines(caseIn('signing', early), policy), 'staff')).toHaveLength(1);
  });
});

describe('a policy that came while somebody was waited on', () => {
  const shorter = (publishedAt: string): ClockPolicy => ({
    ...withSigning({ lapse: 20, remindAfter: [3], escalate: [] }),
    ...{ version: 2, publishedAt, appliesToOpen: true },
  });
  const lapse = (publishedAt: string) => of(lines(caseIn('signing', initiatorOnly), shorter(publishedAt)), 'lapse')[0];

  it('ends no case overnight: ten days of work are left, at least', () => {
    // forty working days after the wait began; twenty would have been long over
    expect(lapse('2026-04-28T16:00:00.000Z')).toContain('2026-05-12T16:00');
  });

  it('is followed to the day where that leaves time enough, and by waits that begin with it', () => {
    expect(lapse('2026-03-05T16:00:00.000Z')).toContain('2026-03-31T15:00');
    expect(lapse('2026-03-01T16:00:00.000Z')).toContain('2026-03-31T15:00');
  });
});

describe('a council’s meeting', () => {
  // Wednesday 15 April 2026 in Saint Paul
  const hearing: Hearing = { startsAt: '2026-04-15T19:00', zone: 'America/Chicago', place: 'City hall', sequence: 0 };
  const approvals = bothApprovals('required');
  const inApproval = (changes: Partial<Procedure> = {}) =>
    caseIn('in-approval', { approvals, hearings: { initiator: hearing }, ...changes });

  it('is recalled to that side’s clerk 14 and 3 days before it, and its result asked for on the morning after', () => {
    expect(of(lines(inApproval()), 'hearing')).toEqual([
      '2026-04-01T14:00 hearing-14-2026-04-15 initiator clerk',
      // three days before is a Sunday, so on the Friday
      '2026-04-10T14:00 hearing-3-2026-04-15 initiator clerk',
      '2026-04-16T14:00 hearing-after-1-2026-04-15 initiator clerk',
    ]);
  });

  it('hurries nobody before it: that side’s clock begins when the meeting does, the other’s has begun', () => {
    const due = (procedure: Procedure) => of(lines(procedure), 'reminder-1');
    const without = due(inApproval({ hearings: {} }));
    expect(due(inApproval())).toEqual([
      of(without, 'counterpart')[0],
      // thirty working days after Wednesday evening
      '2026-05-28T00:00 reminder-1 initiator clerk',
    ]);
    expect(of(lines(inApproval()), 'lapse')[0]).toContain('2026-10-01T00:00');
  });

  it('counts no more once it was called off, or its result is known, and when the state is another', () => {
    const gone = (procedure: Procedure) => of(lines(procedure), 'hearing');
    expect(gone(inApproval({ hearings: { initiator: { ...hearing, cancelled: true } } }))).toEqual([]);
    expect(gone(inApproval({ approvals: { ...approvals, initiator: granted } }))).toEqual([]);
    expect(gone(caseIn('drafting', { hearings: { initiator: hearing } }))).toEqual([]);
    expect(lines(inApproval({ hearings: { initiator: { ...hearing, cancelled: true } } }))).toEqual(
      lines(inApproval({ hearings: {} })),
    );
  });

  it('that is moved has steps of its own', () => {
    const moved = { ...hearing, startsAt: '2026-05-20T19:00', sequence: 1 };
    expect(of(lines(inApproval({ hearings: { initiator: moved } })), 'hearing').map((line) => line.slice(17))).toEqual([
      'hearing-14-2026-05-20 initiator clerk',
      'hearing-3-2026-05-20 initiator clerk',
      'hearing-after-1-2026-05-20 initiator clerk',
    ]);
  });

  it('is on the day that the clerk’s own calendar has', () => {
    const night = { ...hearing, startsAt: '2026-04-15T20:00' };
    // 10:00 on Thursday 16 April in Nagasaki
    const far = inApproval({ hearings: { counterpart: night } });
    expect(of(lines(far), 'hearing-after')).toEqual(['2026-04-17T00:00 hearing-after-1-2026-04-15 counterpart clerk']);
  });
});

describe('a wait that begins with a day of its own', () => {
  const meeting: Hearing = { startsAt: '2026-04-15T19:00', zone: 'America/Chicago', place: 'City hall', sequence: 0 };
  const procedure = { clockFrom, approvals: bothApprovals('required'), hearings: { initiator: meeting } };
  const waiting = aPartnership({ state: 'in-approval', procedure });
  /** As the case stands after a hold between the two days, in the morning in Saint Paul. */
  const afterHold = (from: string, until: string): Procedure => {
    const at = (day: string) => ({ by: staff(), facts: facts({ now: `${day}T14:00:00.000Z` }) });
    return done(done(waiting, 'hold', at(from)).after, 'release', at(until)).after.procedure;
  };
  const first = (procedure: Procedure) => of(lines(procedure), 'reminder-1', 'initiator')[0]?.slice(0, 10);

  it('stands still on hold after that day, and isn’t moved by a hold before it', () => {
    // thirty working days after the evening of 15 April, which is the next day in UTC
    expect(first(waiting.procedure)).toBe('2026-05-28');
    // two weeks on hold are two weeks more
    expect(first(afterHold('2026-04-20', '2026-05-04'))).toBe('2026-06-11');
    expect(first(afterHold('2026-03-10', '2026-03-24'))).toBe('2026-05-28');
    // the meeting fell into the hold: the clock begins with the release
    expect(first(afterHold('2026-04-01', '2026-04-29'))).toBe('2026-06-10');
  });
});
