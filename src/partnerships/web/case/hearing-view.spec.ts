import { describe, expect, it } from '@jest/globals';
import { aPartnership, bothApprovals, facts } from '../../../../test/support/partnership-builders.js';
import type { ListedEvent } from '../../application/partnership-store.js';
import type { Procedure } from '../../domain/procedure.js';
import { hearingView } from './hearing-view.js';

const hearing = { startsAt: '2026-03-18T18:30', zone: 'America/Chicago', place: 'Council chamber', sequence: 1 };
const before = facts({ now: '2026-03-17T00:00:00.000Z' });
const after = facts({ now: '2026-03-20T00:00:00.000Z' });
const moved = {
  type: 'approval.hearing-scheduled',
  data: { side: 'initiator', hearing, movedFrom: '2026-03-11T18:30' },
} as unknown as ListedEvent;

const shown = (procedure: Partial<Procedure>, now = before, events: readonly ListedEvent[] = []) => {
  const partnership = aPartnership({ state: 'in-approval', procedure });
  return hearingView({ partnership, facts: now, events: [...events] }, 'initiator');
};
const outcome = (changes: object) => {
  const { initiator, counterpart } = bothApprovals('required');
  return { approvals: { initiator: { ...initiator, ...changes }, counterpart } };
};

describe('the meeting of a council on the page of the case', () => {
  it('is shown with its time there and a calendar while it is ahead, and is remembered until its result is recorded', () => {
    expect(shown({})).toBeNull();
    expect(shown({ hearings: { initiator: hearing } })).toEqual({
      standing: 'ahead',
      startsAt: '2026-03-18T23:30:00.000Z',
      movedFrom: null,
      zone: 'America/Chicago',
      place: 'Council chamber',
      calendarHref: '/partnerships/P-2026-00001/hearings/initiator/meeting.ics',
    });
    expect(shown({ hearings: { initiator: hearing } }, after)).toMatchObject({ standing: 'past', calendarHref: null });
  });

  it('says from when it was moved last', () => {
    const view = shown({ hearings: { initiator: hearing } }, before, [moved]);
    expect(view?.movedFrom).toBe('2026-03-11T23:30:00.000Z');
    const again = { ...hearing, sequence: 2, cancelled: true as const };
    expect(shown({ hearings: { initiator: again } }, before, [moved])).toMatchObject({
      standing: 'off',
      movedFrom: null,
      calendarHref: null,
    });
  });

  it('is over once it is recorded what the council decided, or put off, and once a cancelled one would be past', () => {
    const hearings = { initiator: hearing };
    expect(shown({ hearings, ...outcome({ outcome: 'deferred', meetingDate: '2026-03-18' }) }, after)).toBeNull();
    expect(shown({ hearings, ...outcome({ outcome: 'deferred', meetingDate: '2026-03-04' }) }, after)).not.toBeNull();
    expect(shown({ hearings, approvals: bothApprovals('granted') }, after)).toBeNull();
    expect(shown({ hearings: { initiator: { ...hearing, cancelled: true } } }, after)).toBeNull();
  });
});
