import { describe, expect, it } from '@jest/globals';
import { aPartnership, community, facts, official, term } from '../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../test/support/partnership-steps.js';
import { termOf } from './authority.js';
import type { Facts, OfficeTerm } from './facts.js';

const signing = aPartnership({ state: 'signing' });
const mayor = official('initiator');

/** Saint Paul, wherever it lies, at this instant. */
const at = (now: string, zone: string, ...terms: OfficeTerm[]): Facts =>
  facts({
    now,
    communities: { initiator: community('initiator', { zone }), counterpart: community('counterpart') },
    terms: { initiator: terms, counterpart: [term('counterpart')] },
  });
const until = (last: string) => term('initiator', { from: '2000-01-01', until: last });
const from = (first: string) => term('initiator', { from: first });
const signs = (asked: Facts): string => refusalsOf(signing, 'sign', { by: mayor, facts: asked })[0] ?? 'signs';

describe('authority at the instant of signing, in the community’s zone', () => {
  /** The term's last day, and the last second of it as well as the first one after. */
  it.each([
    ['Tokyo', 'Asia/Tokyo', '2026-03-31', '2026-03-31T14:59:59Z', '2026-03-31T15:00:00Z'],
    ['Honolulu', 'Pacific/Honolulu', '2026-03-31', '2026-04-01T09:59:59Z', '2026-04-01T10:00:00Z'],
    [
      'Kathmandu, a quarter of an hour apart',
      'Asia/Kathmandu',
      '2026-03-31',
      '2026-03-31T18:14:59Z',
      '2026-03-31T18:15:00Z',
    ],
    ['Kiritimati, first of all', 'Pacific/Kiritimati', '2026-03-31', '2026-03-31T09:59:59Z', '2026-03-31T10:00:00Z'],
    [
      'Saint Paul, on the day that loses an hour',
      'America/Chicago',
      '2026-03-08',
      '2026-03-09T04:59:59Z',
      '2026-03-09T05:00:00Z',
    ],
    [
      'Saint Paul, the day before it does',
      'America/Chicago',
      '2026-03-07',
      '2026-03-08T05:59:59Z',
      '2026-03-08T06:00:00Z',
    ],
    [
      'Berlin, on the day that gains an hour',
      'Europe/Berlin',
      '2026-10-25',
      '2026-10-25T22:59:59Z',
      '2026-10-25T23:00:00Z',
    ],
    [
      'São Paulo, when midnight itself was skipped',
      'America/Sao_Paulo',
      '2018-11-03',
      '2018-11-04T02:59:59Z',
      '2018-11-04T03:00:00Z',
    ],
    [
      'São Paulo, when midnight came twice',
      'America/Sao_Paulo',
      '2018-02-17',
      '2018-02-18T02:59:59Z',
      '2018-02-18T03:00:00Z',
    ],
  ])('ends with the last second of the last day in %s', (_where, zone, last, within, after) => {
    expect(signs(at(within, zone, until(last)))).toBe('signs');
    expect(signs(at(after, zone, until(last)))).toBe('signature.no-authority');
    const next = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    expect(signs(at(within, zone, from(next)))).toBe('signature.no-authority');
    expect(signs(at(after, zone, from(next)))).toBe('signs');
  });

  it('begins in Apia on the day after the one that the island skipped', () => {
    const before = '2011-12-30T09:59:59Z';
    const after = '2011-12-30T10:00:00Z';
    for (const first of ['2011-12-30', '2011-12-31']) {
      expect(signs(at(before, 'Pacific/Apia', from(first)))).toBe('signature.no-authority');
      expect(signs(at(after, 'Pacific/Apia', from(first)))).toBe('signs');
    }
    expect(signs(at(before, 'Pacific/Apia', until('2011-12-29')))).toBe('signs');
    expect(signs(at(after, 'Pacific/Apia', until('2011-12-29')))).toBe('signature.no-authority');
  });

  it('is one instant for both sides, and another day for each', () => {
    const tokyosFirst = '2026-03-31T20:00:00Z';
    const asked = facts({
      now: tokyosFirst,
      communities: {
        initiator: community('initiator', { zone: 'Pacific/Honolulu' }),
        counterpart: community('counterpart'),
      },
      terms: {
        initiator: [term('initiator', { until: '2026-03-31' })],
        counterpart: [term('counterpart', { from: '2026-04-01' })],
      },
    });
    expect(signs(asked)).toBe('signs');
    expect(refusalsOf(signing, 'sign', { by: official('counterpart'), facts: asked })).toEqual([]);
    const { events } = done(signing, 'sign', { by: official('counterpart'), facts: asked });
    expect(events[0]).toMatchObject({ data: { signature: { civilDate: '2026-04-01', zone: 'Asia/Tokyo' } } });
  });

  it('is that of whoever acts for the mayor, from the first day to the last, beside the mayor’s own', () => {
    const acting = term('initiator', {
      id: 'a',
      personId: 'acting',
      capacity: 'acting',
      from: '2026-03-09',
      until: '2026-03-10',
    });
    const own = term('initiator');
    const may = (now: string, personId: string) =>
      termOf(at(now, 'America/Chicago', own, acting), 'initiator', personId)?.id;
    expect(may('2026-03-09T04:59:59Z', 'acting')).toBeUndefined();
    expect(may('2026-03-09T05:00:00Z', 'acting')).toBe('a');
    expect(may('2026-03-11T04:59:59Z', 'acting')).toBe('a');
    expect(may('2026-03-11T05:00:00Z', 'acting')).toBeUndefined();
    expect(may('2026-03-10T12:00:00Z', 'initiator-official')).toBe('initiator-term');
  });

  it('is a delegate’s only within the validity, and the signature names the instrument', () => {
    const instrumentSha256 = '9'.repeat(64);
    const validity = { from: '2026-03-10', until: '2026-03-12', instrumentSha256 } as const;
    const delegate = term('initiator', { id: 'd', personId: 'deputy', capacity: 'delegate', ...validity });
    const asked = (now: string) => at(now, 'America/Chicago', term('initiator'), delegate);
    const deputy = official('initiator', 'deputy');
    expect(refusalsOf(signing, 'sign', { by: deputy, facts: asked('2026-03-10T04:59:59Z') })).toContain(
      'signature.no-authority',
    );
    expect(refusalsOf(signing, 'sign', { by: deputy, facts: asked('2026-03-13T05:00:00Z') })).toContain(
      'signature.no-authority',
    );
    const { events } = done(signing, 'sign', { by: deputy, facts: asked('2026-03-13T04:59:59Z') });
    expect(events[0]).toMatchObject({ data: { signature: { capacity: 'delegate', termId: 'd', instrumentSha256 } } });
  });
});

describe('an official who is replaced', () => {
  const successor = term('initiator', { id: 'next', personId: 'successor', from: '2026-03-11' });
  const tuesday = '2026-03-10T18:00:00Z';
  const wednesday = '2026-03-11T18:00:00Z';
  const asked = (now: string) => at(now, 'America/Chicago', until('2026-03-10'), successor);

  it('before signing: signs no more, and the successor does', () => {
    expect(signs(asked(wednesday))).toBe('signature.no-authority');
    expect(done(signing, 'sign', { by: official('initiator', 'successor'), facts: asked(wednesday) }).types).toEqual([
      'signature.given',
    ]);
  });

  it('between the two signatures: the one that was given stays and counts', () => {
    const half = done(signing, 'sign', { by: mayor, facts: asked(tuesday) }).after;
    expect(refusalsOf(half, 'sign', { by: official('initiator', 'successor'), facts: asked(wednesday) })).toContain(
      'signature.already-given',
    );
    const whole = done(half, 'sign', { by: official('counterpart'), facts: asked(wednesday) });
    expect(whole.types).toEqual(['signature.given', 'partnership.signed']);
    expect(whole.after.procedure.signatures.initiator).toMatchObject({
      termId: 'initiator-term',
      civilDate: '2026-03-10',
    });
  });

  it('after both: nothing changes', () => {
    const half = done(signing, 'sign', { by: mayor, facts: asked(tuesday) }).after;
    const { after } = done(half, 'sign', { by: official('counterpart'), facts: asked(tuesday) });
    expect(after.procedure.state).toBe('signed');
    expect(refusalsOf(after, 'sign', { by: official('initiator', 'successor'), facts: asked(wednesday) })).toContain(
      'action.not-in-state',
    );
  });
});
