import { describe, expect, it } from '@jest/globals';
import { aPartnership } from '../../../test/support/partnership-builders.js';
import { plainContext } from '../../../test/support/clock-contexts.js';
import { plannedDeadlines } from './clocks.js';
import type { Procedure } from './procedure.js';
import type { SigningPlan } from './signing-plan.js';
import type { State } from './states.js';

const context = plainContext({ initiator: 'America/Chicago', counterpart: 'Asia/Tokyo', staff: 'UTC' });
const clockFrom = '2026-03-03T15:00:00.000Z';

const plan = (startsAt: string, modes: Partial<SigningPlan['modes']> = {}): SigningPlan => ({
  number: 1,
  modes: { initiator: 'ceremony', counterpart: 'ceremony', ...modes },
  order: 'parallel',
  ceremony: { place: 'City hall', zone: 'America/Chicago', startsAt },
  accepted: { initiator: true, counterpart: true },
});
const planned = (procedure: Partial<Procedure>, state: State = 'signing') =>
  plannedDeadlines({ ...aPartnership({ state }).procedure, clockFrom, ...procedure }, context).map(
    ({ kind, party, dueAt }) => `${dueAt.slice(0, 16)} ${kind} ${party}`,
  );
const of = (lines: string[], ...sorts: string[]) => lines.filter((line) => sorts.some((sort) => line.includes(sort)));

describe('the clocks of a ceremony', () => {
  // Sunday 10 May 2026 in Saint Paul; summer time there began on 8 March
  const agreedPlan = plan('2026-05-10T11:00');

  it('remind both communities 30, 14, 7 and 1 days before it, in their own mornings and on no weekend', () => {
    expect(of(planned({ agreedPlan }), 'ceremony')).toEqual(
      [
        '2026-04-10T00:00 ceremony-30-2026-05-10 counterpart',
        '2026-04-10T14:00 ceremony-30-2026-05-10 initiator',
        '2026-04-24T14:00 ceremony-14-2026-05-10 initiator',
        '2026-04-27T00:00 ceremony-14-2026-05-10 counterpart',
        '2026-05-01T14:00 ceremony-7-2026-05-10 initiator',
        '2026-05-04T00:00 ceremony-7-2026-05-10 counterpart',
        '2026-05-08T14:00 ceremony-1-2026-05-10 initiator',
        '2026-05-08T00:00 ceremony-1-2026-05-10 counterpart',
      ].sort(),
    );
  });

  it('ask for the scans seven days after it, of those whose paper hasn’t come', () => {
    expect(of(planned({ agreedPlan }), 'scan')).toEqual([
      '2026-05-18T00:00 scan-due-2026-05-10 counterpart',
      '2026-05-18T14:00 scan-due-2026-05-10 initiator',
    ]);
    const scan = {
      documentSha256: 'a'.repeat(64),
      signedOn: '2026-05-10',
      place: 'x',
      recordedBy: 'a',
      verifiedBy: null,
    };
    const wetInk = { initiator: scan, counterpart: null };
    expect(of(planned({ agreedPlan, wetInk }), 'scan')).toEqual(['2026-05-18T00:00 scan-due-2026-05-10 counterpart']);
    const mixed = plan('2026-05-10T11:00', { counterpart: 'electronic' });
    expect(of(planned({ agreedPlan: mixed }), 'scan')).toEqual(['2026-05-18T14:00 scan-due-2026-05-10 initiator']);
  });

  it('hurry nobody before the day: what is late and when a case lapses counts from it', () => {
    const lines = planned({ agreedPlan });
    expect(of(lines, 'reminder')).toEqual([]);
    expect(of(lines, 'lapse').every((line) => line > '2026-07-30')).toBe(true);
    expect(of(lines, 'escalation').every((line) => line > '2026-06-01')).toBe(true);
    const mixed = planned({ agreedPlan: plan('2026-05-10T11:00', { counterpart: 'electronic' }) });
    expect(of(mixed, 'reminder').every((line) => line.endsWith('counterpart'))).toBe(true);
    expect(of(mixed, 'reminder')).toHaveLength(3);
  });

  it('begin anew for a ceremony that is moved, and leave out what is past', () => {
    expect(of(planned({ agreedPlan: plan('2026-03-12T11:00') }), 'ceremony')).toEqual([
      '2026-03-05T15:00 ceremony-7-2026-03-12 initiator',
      '2026-03-06T00:00 ceremony-7-2026-03-12 counterpart',
      '2026-03-11T14:00 ceremony-1-2026-03-12 initiator',
      '2026-03-12T00:00 ceremony-1-2026-03-12 counterpart',
    ]);
  });

  it('stand still without a text to sign, and where both sign on screens', () => {
    expect(of(planned({ agreedPlan }, 'drafting'), 'ceremony', 'scan')).toEqual([]);
    const screens = plan('2026-05-10T11:00', { initiator: 'electronic', counterpart: 'electronic' });
    expect(of(planned({ agreedPlan: screens }), 'ceremony', 'scan')).toEqual([]);
    expect(of(planned({}), 'reminder')).toHaveLength(6);
  });
});
