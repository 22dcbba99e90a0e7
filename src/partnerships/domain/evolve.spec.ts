import { describe, expect, it } from '@jest/globals';
import { aPartnership } from '../../../test/support/partnership-builders.js';
import type { EventParts, EventType, PastEvent } from './event-parts.js';
import { evolve, replay } from './evolve.js';
import type { Procedure } from './procedure.js';
import type { State } from './states.js';

const event = <T extends EventType>(type: T, data: EventParts[T]['data'], more: Partial<PastEvent> = {}): PastEvent =>
  ({
    type,
    data,
    private: null,
    to: null,
    at: '2026-03-20T00:00:00.000Z',
    version: 2,
    by: 'ann',
    ...more,
  }) as PastEvent;
const stateOf = (state: State, procedure: Partial<Procedure>, happened: PastEvent) =>
  evolve(aPartnership({ state, procedure }), happened).procedure;

const clockFrom = '2026-03-01T00:00:00.000Z';
const at = '2026-03-20T00:00:00.000Z';

describe('replaying a partnership', () => {
  it('begins with its start, and with nothing else', () => {
    const data = {
      reference: 'P-2026-00001',
      kind: 'sister',
      initiatorId: 'a',
      counterpartId: 'b',
      procedureId: 'run',
    } as const;
    const started = event('partnership.started', data, { version: 1, to: 'draft' });
    expect(replay('pair', [started])).toMatchObject({
      id: 'pair',
      version: 1,
      procedure: { state: 'draft', since: at },
    });
    expect(replay('pair', [])).toBeNull();
    expect(() => replay('pair', [event('partnership.submitted', {})])).toThrow('does not begin');
  });

  it('still works where the private parts were erased', () => {
    const contacts = event('proposal.section-answered', { section: 'contacts', answers: null });
    const changes = event('partnership.changes-requested', { sections: ['plan'] }, { to: 'changes-requested' });
    const invited = event('partnership.counterpart-invited', { generation: 1 }, { to: 'awaiting-counterpart' });
    expect(stateOf('draft', {}, contacts).proposal.contacts).toBeUndefined();
    expect(stateOf('submitted', {}, changes).changeRequests).toEqual([{ section: 'plan', comment: '', answer: null }]);
    expect(stateOf('submitted', {}, invited).invitation).toEqual({ generation: 1, contact: null });
  });
});

describe('the clocks of a case', () => {
  it('begin when a state is entered', () => {
    const submitted = event('partnership.submitted', {}, { to: 'submitted' });
    expect(stateOf('draft', { clockFrom }, submitted)).toMatchObject({ since: at, clockFrom: at });
  });

  it('begin anew when a draft is touched, another contact is invited, or a text is proposed', () => {
    const touched = event('proposal.section-answered', { section: 'plan', answers: { firstYearPlan: 'In May' } });
    const reinvited = event('partnership.counterpart-reinvited', { generation: 2 });
    const revision = { number: 2, proposedBy: 'initiator', areas: [], termYears: null } as never;
    const proposed = event('agreement.text-proposed', { revision });
    expect(stateOf('draft', { clockFrom }, touched).clockFrom).toBe(at);
    expect(stateOf('awaiting-counterpart', { clockFrom }, reinvited).clockFrom).toBe(at);
    expect(stateOf('drafting', { clockFrom }, proposed).clockFrom).toBe(at);
  });

  it('go on while requested changes are worked on, and while one side acts', () => {
    const worked = event('proposal.section-answered', { section: 'plan', answers: { firstYearPlan: 'In May' } });
    const accepted = event('agreement.text-accepted', { side: 'initiator', revision: 1 });
    expect(stateOf('changes-requested', { clockFrom }, worked).clockFrom).toBe(clockFrom);
    expect(stateOf('drafting', { clockFrom }, accepted).clockFrom).toBe(clockFrom);
  });

  it('stand still on hold, and go on from there: 4 days gone before the hold, 4 days gone after it', () => {
    const hold = { reason: 'A question', since: '2026-03-05T00:00:00.000Z', until: null };
    const released = stateOf('signing', { clockFrom, hold }, event('partnership.released', {}));
    expect(released).toMatchObject({ hold: null, clockFrom: '2026-03-16T00:00:00.000Z' });
    // an event of an earlier release leaves nothing that its store doesn't have
    expect(released).not.toHaveProperty('clock');
  });
});

describe('what was changed about the clocks of a case', () => {
  const own = { drafting: { days: 'working', target: null, remindAfter: [5], lapse: 20 } } as const;
  const clock = { extendedBy: 5, snoozed: { initiator: { until: '2026-03-25T05:00:00.000Z' } }, own };

  it('is said by nothing until something was, so that an earlier store replays to what it holds', () => {
    const submitted = event('partnership.submitted', {}, { to: 'submitted' });
    const { procedure } = evolve(aPartnership(), submitted);
    expect(['clock' in procedure, 'hearings' in procedure]).toEqual([false, false]);
  });

  it('is kept while the same state goes on, also when its wait begins anew', () => {
    const revision = { number: 2, proposedBy: 'initiator', areas: [], termYears: null } as never;
    const proposed = event('agreement.text-proposed', { revision });
    expect(stateOf('drafting', { clock }, proposed).clock).toEqual(clock);
    const more = event('clock.extended', { days: 3 });
    expect(stateOf('drafting', { clock }, more).clock).toEqual({ ...clock, extendedBy: 8 });
  });

  it('is forgotten with the state, but for a ladder of the case’s own', () => {
    const reopened = event('agreement.text-reopened', {}, { to: 'drafting' });
    expect(stateOf('signing', { clock }, reopened).clock).toEqual({ own });
    expect(stateOf('signing', { clock: { extendedBy: 5 } }, reopened).clock).toEqual({});
  });

  it('asks for quiet for each party by itself', () => {
    const data = { party: 'staff', until: '2026-03-24T00:00:00.000Z', day: '2026-03-24' } as const;
    const { snoozed } = stateOf('drafting', { clock }, event('clock.snoozed', data)).clock ?? {};
    expect(snoozed).toEqual({ ...clock.snoozed, staff: { until: data.until } });
  });

  it('gives one state a ladder of its own and leaves those of the others', () => {
    const ladder = { ...own.drafting, lapse: 40 };
    const given = event('clock.overridden', { state: 'signing', clock: ladder });
    expect(stateOf('drafting', { clock }, given).clock?.own).toEqual({ ...own, signing: ladder });
    const back = event('clock.overridden', { state: 'drafting', clock: null });
    expect(stateOf('drafting', { clock }, back).clock?.own).toEqual({});
  });

  it('keeps the meeting of each council until it is another', () => {
    const hearing = { startsAt: '2026-04-01T18:30', zone: 'Asia/Tokyo', place: 'Chamber', sequence: 0 };
    const scheduled = event('approval.hearing-scheduled', { side: 'counterpart', hearing });
    const hearings = { initiator: { ...hearing, zone: 'America/Chicago' } };
    expect(stateOf('in-approval', { hearings }, scheduled).hearings).toEqual({ ...hearings, counterpart: hearing });
  });
});

describe('the end of a case', () => {
  it('ends its hold', () => {
    const hold = { reason: 'A question', since: '2026-03-05T00:00:00.000Z', until: null };
    const barred = event('partnership.barred', { citation: 'ch. 795' }, { to: 'barred' });
    expect(stateOf('signing', { hold }, barred).hold).toBeNull();
  });
});
