import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  clerk,
  clock,
  facts,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf, type Step } from '../../../../test/support/partnership-steps.js';
import { parseInput } from '../../../platform/input.js';
import { actionInputs } from '../actions.js';
import type { Hearing } from '../hearing.js';
import type { Partnership } from '../partnership.js';

const waiting = aPartnership({ state: 'in-approval' });
const own = clerk('initiator');
const other = clerk('counterpart');
type Meeting = NonNullable<Step<'scheduleHearing'>['input']>;
const spring: Meeting = { side: 'initiator', startsAt: '2026-03-18T18:30', place: 'Council chamber' };
const scheduled = (input: Meeting = {}, before: Partnership = waiting, by = own) =>
  done(before, 'scheduleHearing', { by, input: { ...spring, ...input } });
const refused = (input: Meeting, before: Partnership = waiting, by = own) =>
  refusalsOf(before, 'scheduleHearing', { by, input: { ...spring, ...input } });
const hearingOf = ({ procedure }: Partnership): Hearing | undefined => procedure.hearings?.initiator;
const later = facts({ now: '2026-03-19T12:00:00.000Z' });

describe('the meeting at which a council decides', () => {
  it('is at a time on the clocks of that community', () => {
    expect(hearingOf(scheduled().after)).toEqual({ ...meeting(), zone: 'America/Chicago', sequence: 0 });
    const theirs = scheduled({ side: 'counterpart' }, waiting, other).after;
    expect(theirs.procedure.hearings?.counterpart).toMatchObject({ zone: 'Asia/Tokyo' });
  });

  it('is entered by its own clerks, or by staff', () => {
    expect(refused({ side: 'counterpart' })).toEqual(['hearing.wrong-side']);
    expect(scheduled({ side: 'counterpart' }, waiting, staff()).types).toEqual(['approval.hearing-scheduled']);
    const { after } = scheduled();
    expect(refusalsOf(after, 'cancelHearing', { by: other, input: { side: 'initiator' } })).not.toEqual([]);
  });

  it('is to come, within a year', () => {
    // it is nine o'clock there
    expect(refused({ startsAt: '2026-03-10T09:00' })).toEqual(['hearing.past']);
    expect(refused({ startsAt: '2026-03-10T09:01' })).toEqual([]);
    expect(refused({ startsAt: '2027-03-12T09:00' })).toEqual(['hearing.too-far']);
  });

  it.each(['0226-03-18T18:30', '9999-12-31T23:30', '2026-02-30T18:30', '2026-03-18T24:00'])(
    'is at a time that calendars know: %s, as a slip of the hand has it, is refused',
    (startsAt) => {
      expect(parseInput(actionInputs.scheduleHearing, { ...spring, startsAt })).toMatchObject({
        ok: false,
        reasons: [{ field: 'startsAt', code: 'date-time' }],
      });
    },
  );

  it('is moved when it is entered again, by a higher number, and isn’t where nothing changes', () => {
    const { after, events } = scheduled({ startsAt: '2026-03-25T18:30' }, scheduled().after);
    expect(events[0]?.data).toMatchObject({ movedFrom: '2026-03-18T18:30', hearing: { sequence: 1 } });
    expect(hearingOf(after)).toMatchObject({ startsAt: '2026-03-25T18:30', sequence: 1 });
    expect(refused({}, scheduled().after)).toEqual(['hearing.already']);
    expect(refused({ place: 'City hall' }, scheduled().after)).toEqual([]);
  });

  it('is another one after one that is past', () => {
    const step = { by: own, facts: later, input: { ...spring, startsAt: '2026-04-01T18:30' } };
    const { events } = done(scheduled().after, 'scheduleHearing', step);
    expect(events[0]?.data).toEqual({
      side: 'initiator',
      hearing: { ...meeting(), startsAt: '2026-04-01T18:30', zone: 'America/Chicago', sequence: 1 },
    });
  });

  it('is called off with a reason, by a higher number; called off or past it can’t be once more', () => {
    const { after, events } = done(scheduled().after, 'cancelHearing', { by: own });
    expect(events[0]).toMatchObject({ private: { reason: expect.any(String) } });
    expect(hearingOf(after)).toMatchObject({ sequence: 1, cancelled: true, cancelledAt: facts().now });
    expect(refusalsOf(after, 'cancelHearing', { by: own })).toEqual(['hearing.none']);
    expect(refusalsOf(scheduled().after, 'cancelHearing', { by: own, facts: later })).toEqual(['hearing.none']);
    expect(hearingOf(scheduled({}, after).after)).not.toHaveProperty('cancelled');
  });

  it('is not needed any more once its council has decided, whoever sees to it', () => {
    const decided = aPartnership({
      state: 'in-approval',
      procedure: { approvals: { ...bothApprovals('required'), initiator: bothApprovals('granted').initiator } },
    });
    expect(refused({}, decided)).toEqual(['hearing.decided']);
    expect(refused({}, decided, staff())).toEqual(['hearing.decided']);
  });

  it('is called off by itself when its council has decided before, or need not decide', () => {
    const { after } = scheduled();
    const decided = done(after, 'recordApproval', { by: own });
    expect(decided.types).toEqual(['approval.recorded', 'approval.hearing-cancelled']);
    expect(done(after, 'waiveApproval', { by: staff() }).types).toEqual([
      'approval.waived',
      'approval.hearing-cancelled',
    ]);
    const deferred = done(after, 'recordApproval', { by: own, input: { outcome: 'deferred' } });
    expect(deferred.types).toEqual(['approval.recorded']);
  });

  it('is called off before the case ends: by a no, by either community, by a rule and by silence', () => {
    const both = scheduled({ side: 'counterpart' }, scheduled().after, other).after;
    const off = ['approval.hearing-cancelled', 'approval.hearing-cancelled'];
    const no = done(both, 'recordApproval', { by: own, input: { yes: 1, no: 6 } });
    expect(no.types).toEqual(['approval.recorded', ...off, 'approvals.defeated']);
    expect(done(both, 'withdraw', { by: other }).types).toEqual([...off, 'partnership.withdrawn']);
    expect(done(both, 'bar', { by: staff() }).types).toEqual([...off, 'partnership.barred']);
    const due = facts({ lapseDue: true });
    expect(done(both, 'lapse', { by: clock, facts: due }).types).toEqual([...off, 'partnership.lapsed']);
    const past = facts({ lapseDue: true, now: '2026-07-01T00:00:00.000Z' });
    expect(done(both, 'lapse', { by: clock, facts: past }).types).toEqual(['partnership.lapsed']);
  });
});

const meeting = () => ({ startsAt: '2026-03-18T18:30', place: 'Council chamber' });
