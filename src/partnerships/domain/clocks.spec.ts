import { describe, expect, it } from '@jest/globals';
import { aPartnership, bothApprovals, granted, signature } from '../../../test/support/partnership-builders.js';
import { plainContext } from '../../../test/support/clock-contexts.js';
import { firstPolicy } from './clock-policy.js';
import { plannedDeadlines, targetDate, targetOfWait } from './clocks.js';
import { procedureLifecycle } from './lifecycle.js';
import type { Procedure } from './procedure.js';
import { endStates, openStates, type State } from './states.js';

const zones = { initiator: 'America/Chicago', counterpart: 'Asia/Tokyo', staff: 'America/New_York' };
const context = plainContext(zones);
/** Tuesday 3 March 2026, 10:00 in Saint Paul, and already Wednesday 01:00 in Nagasaki. */
const clockFrom = '2026-03-03T16:00:00.000Z';
const plan = (state: State, procedure: Partial<Procedure> = {}) =>
  plannedDeadlines(aPartnership({ state, procedure: { clockFrom, ...procedure } }).procedure, context);
const short = (state: State, procedure: Partial<Procedure> = {}) =>
  plan(state, procedure).map(({ kind, party, role, dueAt }) => `${dueAt.slice(0, 16)} ${kind} ${party} ${role}`);

describe('the default clocks', () => {
  it('let exactly those states lapse that the lifecycle lets lapse', () => {
    const lapsing = openStates.filter((state) => firstPolicy.clocks[state].lapse !== null);
    expect([...lapsing].sort()).toEqual([...procedureLifecycle.lapse.from].sort());
  });

  it.each(openStates)('remind and escalate before the lapse, in "%s"', (state) => {
    const { remindAfter, remindBefore = [], escalate = [], lapse } = firstPolicy.clocks[state];
    const days = [...remindAfter, ...escalate.map(({ after }) => after)];
    expect([...days, ...remindBefore].length).toBeGreaterThan(0);
    for (const day of days) expect(day).toBeLessThan(lapse ?? Number.POSITIVE_INFINITY);
    for (const day of remindBefore) expect(day).toBeLessThan(lapse ?? 0);
  });
});

describe('the target', () => {
  const target = (state: State, from: string, side: 'initiator' | 'counterpart') =>
    targetDate(aPartnership({ state, procedure: { clockFrom: from } }).procedure, side, context);

  it('is counted in working days of the community: ten of them after Tuesday noon are Tuesday noon in two weeks', () => {
    expect(target('submitted', '2026-01-06T18:00:00.000Z', 'initiator')).toBe('2026-01-20T18:00:00.000Z');
  });

  it('keeps the time of day through the change to summer time', () => {
    expect(target('signed', clockFrom, 'initiator')).toBe('2026-03-17T15:00:00.000Z');
  });

  it('begins with the day that the community has: Saturday morning in Tokyo is Friday evening in Saint Paul', () => {
    const friday = '2026-03-06T22:00:00.000Z';
    expect(target('signed', friday, 'counterpart')).toBe('2026-03-19T22:00:00.000Z');
    expect(target('signed', friday, 'initiator')).toBe('2026-03-20T21:00:00.000Z');
  });

  it('of a case that waits on both is the one that comes first', () => {
    const { procedure } = aPartnership({ state: 'signing', procedure: { clockFrom } });
    const both = (['initiator', 'counterpart'] as const).map((side) => targetDate(procedure, side, context));
    expect(targetOfWait(procedure, context)).toBe([...both].sort()[0]);
    const half = { ...procedure, signatures: { initiator: null, counterpart: signature('counterpart') } };
    expect(targetOfWait(half, context)).toBe(both[0]);
  });

  it('is none where nothing is expected: of a draft, and of a case that has ended', () => {
    for (const state of ['draft', 'recognised', ...endStates] as const) {
      expect(target(state, clockFrom, 'counterpart')).toBeNull();
    }
  });
});

describe('what the clock will do', () => {
  it('with a draft: two reminders, then the lapse', () => {
    expect(short('draft')).toEqual([
      '2026-04-14T15:00 reminder-1 initiator clerk',
      '2026-05-05T15:00 reminder-2 initiator clerk',
      '2026-05-26T15:00 lapse service service',
    ]);
  });

  it('with an invitation: four reminders at nine in the morning of the counterpart, then the lapse', () => {
    expect(short('awaiting-counterpart')).toEqual([
      '2026-03-24T00:00 reminder-1 counterpart invitee',
      '2026-04-15T00:00 reminder-2 counterpart invitee',
      '2026-05-27T00:00 reminder-3 counterpart invitee',
      '2026-06-24T00:00 reminder-4 counterpart invitee',
      '2026-07-08T00:00 lapse service service',
    ]);
  });

  it('with requested changes: reminders 14, 7 and 1 working days before the lapse', () => {
    expect(short('changes-requested')).toEqual([
      '2026-03-25T15:00 reminder-1 initiator clerk',
      '2026-04-03T15:00 reminder-2 initiator clerk',
      '2026-04-13T15:00 reminder-3 initiator clerk',
      '2026-04-14T15:00 lapse service service',
    ]);
  });

  it.each(['submitted', 'under-review', 'signed'] as const)(
    'while staff are late: remind them, never lapse: %s',
    (state) => {
      expect(plan(state).map(({ kind, party }) => `${kind} ${party}`)).toEqual(['reminder-1 staff']);
    },
  );

  it('with signatures: reminders to each official, then the clerk, then staff once, then the lapse', () => {
    const half = { signatures: { initiator: signature('initiator'), counterpart: null } };
    expect(short('signing', half)).toEqual([
      '2026-03-09T00:00 reminder-1 counterpart official',
      '2026-03-13T00:00 reminder-2 counterpart official',
      '2026-03-24T00:00 reminder-3 counterpart official',
      '2026-04-02T00:00 escalation-1 counterpart clerk',
      '2026-04-13T13:00 escalation-2 staff staff',
      '2026-05-27T00:00 lapse service service',
    ]);
    const both = plan('signing').map(({ kind, party }) => `${kind} ${party}`);
    expect(both.filter((line) => line.startsWith('reminder-1'))).toEqual([
      'reminder-1 initiator',
      'reminder-1 counterpart',
    ]);
    expect(both.filter((line) => line.startsWith('escalation-2'))).toEqual(['escalation-2 staff']);
    expect(both.filter((line) => line.startsWith('lapse'))).toEqual(['lapse service']);
  });

  it('tells staff when the first of two sides is late', () => {
    const first = { signatures: { initiator: null, counterpart: signature('counterpart') } };
    const second = { signatures: { initiator: signature('initiator'), counterpart: null } };
    const told = (procedure: Partial<Procedure>) => plan('signing', procedure).find(({ party }) => party === 'staff');
    expect(told(first)?.dueAt).not.toBe(told(second)?.dueAt);
    expect(told({})?.dueAt).toBe([told(first)?.dueAt, told(second)?.dueAt].sort()[0]);
  });

  it('waits for the later of two sides before a case lapses', () => {
    const dueOf = (procedure: Partial<Procedure>) => plan('in-approval', procedure).at(-1)?.dueAt;
    const only = (side: 'initiator' | 'counterpart') => ({
      approvals: { ...bothApprovals('required'), [side]: granted },
    });
    const ends = [dueOf(only('counterpart')), dueOf(only('initiator'))].sort();
    expect(dueOf({})).toBe(ends[1]);
    expect(ends[0]).not.toBe(ends[1]);
  });

  it('is nothing while the service has the case, and after its end', () => {
    expect(plan('drafting', { accepted: { initiator: 1, counterpart: 1 } })).toEqual([]);
    expect(plannedDeadlines(aPartnership({ state: 'signed', unsealed: true }).procedure, context)).toEqual([]);
    for (const state of ['recognised', ...endStates] as const) expect(plan(state)).toEqual([]);
  });

  it('on hold is the release alone, at its very instant, and nothing where the hold has no end', () => {
    const hold = { reason: 'A question', since: clockFrom, until: '2026-03-15T00:00:00.000Z' };
    expect(short('signing', { hold })).toEqual(['2026-03-15T00:00 release service service']);
    expect(plan('signing', { hold: { ...hold, until: null } })).toEqual([]);
  });

  it('never falls into the night or a weekend of whoever is written to, and comes once per kind and party', () => {
    for (let hour = 0; hour < 24 * 7; hour++) {
      const from = new Date(Date.parse(clockFrom) + hour * 3_600_000).toISOString();
      for (const state of openStates) {
        const planned = plan(state, { clockFrom: from });
        expect(planned.filter(isUntimely)).toEqual([]);
        expect(new Set(planned.map(({ kind, party }) => `${kind} ${party}`)).size).toBe(planned.length);
      }
    }
  });
});

/** Read with formatters of its own, not with the code under test. */
function isUntimely({ dueAt, party }: { dueAt: string; party: string }): boolean {
  if (party === 'service') return false;
  const [weekday = '', hour = ''] = (clockFaces[party] as Intl.DateTimeFormat).format(new Date(dueAt)).split(/[ ,]+/);
  return weekday.startsWith('S') || Number(hour) < 8 || Number(hour) >= 20;
}

const clockFaces: Record<string, Intl.DateTimeFormat> = Object.fromEntries(
  Object.entries(zones).map(([party, timeZone]) => [
    party,
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' }),
  ]),
);
