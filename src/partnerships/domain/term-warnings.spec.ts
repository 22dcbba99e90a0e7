import { describe, expect, it } from '@jest/globals';
import { aPartnership, community, facts, signature, term } from '../../../test/support/partnership-builders.js';
import type { OfficeTerm } from './facts.js';
import type { Procedure } from './procedure.js';
import type { State } from './states.js';
import { expectedSigning, termWarnings } from './term-warnings.js';

const modes = { initiator: 'ceremony', counterpart: 'ceremony' } as const;
const plan = (startsAt: string) => ({
  ...{ number: 1, modes, order: 'parallel' as const, accepted: { initiator: true, counterpart: true } },
  ceremony: { place: 'City Hall', zone: 'America/Chicago', startsAt },
});
const ceremony = { agreedPlan: plan('2026-04-09T11:00') };
const warned = (terms: OfficeTerm[], procedure: Partial<Procedure> = ceremony, state: State = 'signing') =>
  termWarnings(
    aPartnership({ state, procedure }).procedure,
    facts({ terms: { initiator: terms, counterpart: [term('counterpart')] } }),
  );
const until = (last: string | null) => term('initiator', { until: last });
const member = (name: string, last: string | null = null) =>
  term('initiator', { id: name, personId: name, name, capacity: 'collegiate', quorum: 2, until: last });

describe('a term that ends before a planned signing', () => {
  it('is named with both days, before a ceremony', () => {
    expect(warned([until('2026-04-08')])).toEqual([
      {
        ...{ by: 'ceremony', day: '2026-04-09', side: 'initiator', name: 'Mayor of initiator', office: 'Mayor' },
        ...{ lastDay: '2026-04-08', successor: null, board: null },
      },
    ]);
  });

  it('is none when it ends on the very day, later or never', () => {
    for (const last of ['2026-04-09', '2026-12-31', null]) expect(warned([until(last)])).toEqual([]);
  });

  it('is seen in a plan that the other side has yet to accept', () => {
    expect(warned([until('2026-04-08')], { signingPlan: plan('2026-04-09T11:00') })).toHaveLength(1);
  });

  it('names the successor who is entered for that day', () => {
    const next = term('initiator', { id: 'next', personId: 'next', name: 'S. Successor', from: '2026-04-01' });
    expect(warned([until('2026-03-31'), next])).toMatchObject([{ successor: 'S. Successor' }]);
  });

  it('is measured against the usual time where no ceremony is planned, from the recommendation on', () => {
    const expected = (state: State) => {
      const { procedure } = aPartnership({ state, procedure: { clockFrom: '2026-03-10T14:00:00.000Z' } });
      return expectedSigning(procedure, facts(), 'initiator')?.day ?? null;
    };
    expect(
      ['under-review', 'in-approval', 'drafting', 'signing', 'signed'].map((state) => expected(state as State)),
    ).toEqual([...[null, '2026-08-04', '2026-05-12', '2026-03-30', null]]);
    const clockFrom = { clockFrom: '2026-03-10T14:00:00.000Z' };
    expect(warned([until('2026-03-29')], clockFrom)).toMatchObject([{ by: 'target', day: '2026-03-30' }]);
    expect(warned([until('2026-03-30')], clockFrom)).toEqual([]);
  });

  it('is still seen when the usual time has passed: then today counts', () => {
    const { procedure } = aPartnership({ state: 'signing', procedure: { clockFrom: '2026-01-05T14:00:00.000Z' } });
    expect(expectedSigning(procedure, facts(), 'initiator')?.day).toBe('2026-03-10');
  });

  it('does not matter any more once the community has signed, nor while nobody knows when the hold ends', () => {
    const signed = { ...ceremony, signatures: { initiator: signature('initiator'), counterpart: null } };
    expect(warned([until('2026-04-08')], signed)).toEqual([]);
    const hold = { reason: 'A question', since: '2026-03-09T14:00:00.000Z', until: null };
    expect(warned([until('2026-03-11')], { hold })).toEqual([]);
    expect(warned([until('2026-04-08')], { ...ceremony, hold })).toHaveLength(1);
  });

  it('is told of a board only when too few members are left by then, counting those who have signed', () => {
    const three = [member('Ada', '2026-03-31'), member('Ben'), member('Cy')];
    expect(warned(three)).toEqual([]);
    const two = [member('Ada', '2026-03-31'), member('Ben', '2026-04-01'), member('Cy')];
    expect(warned(two)).toMatchObject([{ lastDay: '2026-03-31', board: { able: 1, quorum: 2 } }]);
    const delegate = term('initiator', {
      id: 'd',
      personId: 'd',
      capacity: 'delegate',
      from: '2026-04-05',
      until: '2026-04-30',
    });
    expect(warned([...two, delegate])).toMatchObject([{ board: { able: 1 } }]);
    const { signatureId, ...rest } = signature('initiator', { personId: 'Ada' });
    const half = { ...ceremony, boardSignatures: { initiator: [{ signatureId, ...rest }] } };
    expect(warned(two, half)).toEqual([]);
  });

  it('counts the last day in the community’s own zone', () => {
    const asked = facts({
      now: '2026-04-01T05:00:00.000Z',
      communities: {
        initiator: community('initiator', { zone: 'Pacific/Honolulu' }),
        counterpart: community('counterpart'),
      },
      terms: { initiator: [until('2026-03-31')], counterpart: [] },
    });
    expect(termWarnings(aPartnership({ state: 'signing', procedure: ceremony }).procedure, asked)).toHaveLength(1);
    expect(
      termWarnings(aPartnership({ state: 'signing', procedure: ceremony }).procedure, {
        ...asked,
        now: '2026-04-01T10:00:00.000Z',
      }),
    ).toEqual([]);
  });
});
