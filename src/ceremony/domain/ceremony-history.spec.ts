import { describe, expect, it } from '@jest/globals';
import type { PastEvent } from '../../partnerships/domain/event-parts.js';
import type { SigningPlan } from '../../partnerships/domain/signing-plan.js';
import type { Side } from '../../partnerships/domain/states.js';
import { ceremonyChangeBy, ceremonyStart, presentCeremony } from './ceremony-history.js';

const cityHall = { place: 'City hall', zone: 'America/Chicago', startsAt: '2026-08-09T11:00' };
const museum = { ...cityHall, place: 'Museum' };

let number = 0;
const proposed = (ceremony: SigningPlan['ceremony'], by: Side | 'staff' = 'initiator', pens = true) => {
  const mode = pens ? 'ceremony' : 'electronic';
  number += 1;
  const accepted = { initiator: by === 'initiator', counterpart: by === 'counterpart' };
  const plan: SigningPlan = {
    number,
    modes: { initiator: mode, counterpart: mode },
    order: 'parallel',
    ceremony,
    accepted,
  };
  return ['signing.plan-proposed', { plan }] as const;
};
const acceptedBy = (side: Side) => ['signing.plan-accepted', { side, plan: number }] as const;
const just = (type: PastEvent['type']) => [type, {}] as const;

type Line = readonly [PastEvent['type'], object];
/** One a day, from 1 July 2026. */
const history = (...lines: Line[]) =>
  lines.map(([type, data], index) => ({
    ...{ type, data, version: index + 1 },
    at: `2026-07-${String(index + 1).padStart(2, '0')}T12:00:00.000Z`,
  })) as unknown as PastEvent[];
const changes = (events: PastEvent[]) =>
  events.map((_, index) => ceremonyChangeBy(events.slice(0, index + 1))?.kind ?? '–').join(' ');

const agreed = () => [proposed(cityHall), acceptedBy('counterpart')];

describe('the appointment of a ceremony', () => {
  it('is made by the acceptance that completes a plan, not by the first of two', () => {
    expect(changes(history(...agreed()))).toBe('– invited');
    expect(changes(history(proposed(cityHall, 'staff'), acceptedBy('initiator'), acceptedBy('counterpart')))).toBe(
      '– – invited',
    );
  });

  it('is moved by another plan once both have accepted it, and not by one that says the same', () => {
    expect(changes(history(...agreed(), proposed(museum), acceptedBy('counterpart')))).toBe('– invited – moved');
    expect(changes(history(...agreed(), proposed(cityHall), acceptedBy('counterpart')))).toBe('– invited – –');
  });

  it('is called off where both agree to sign on screens', () => {
    expect(changes(history(...agreed(), proposed(null, 'initiator', false), acceptedBy('counterpart')))).toBe(
      '– invited – cancelled',
    );
  });

  it.each([
    'agreement.text-reopened',
    'signature.declined',
    'approvals.rescinded',
    'partnership.withdrawn',
    'partnership.barred',
    'partnership.lapsed',
  ] as const)('is called off by %s, once', (type) => {
    expect(changes(history(...agreed(), just(type), just(type)))).toBe('– invited cancelled –');
  });

  it('is on again, with a higher number, when a reopened text is frozen again under the same plan', () => {
    const events = history(...agreed(), just('agreement.text-reopened'), just('agreement.text-frozen'));
    expect(changes(events)).toBe('– invited cancelled invited');
    expect(presentCeremony(events)).toEqual({ ceremony: cityHall, sequence: 4 });
    expect(presentCeremony(events.slice(0, 3))).toBeNull();
  });

  it('stays as it was once it has begun: nobody cancels what took place', () => {
    const past = { ...cityHall, startsAt: '2026-07-02T06:00' };
    const events = history(proposed(past), acceptedBy('counterpart'), just('agreement.text-reopened'));
    expect(changes(events)).toBe('– – –');
    const held = { ...cityHall, startsAt: '2026-07-02T09:00' };
    expect(changes(history(proposed(held), acceptedBy('counterpart'), just('agreement.text-reopened')))).toBe(
      '– invited –',
    );
  });

  it('is at the time that the clocks of its place show, in summer and in winter', () => {
    const at = (startsAt: string, zone: string) => ceremonyStart({ place: '', zone, startsAt }).toISOString();
    expect(at('2026-08-09T11:00', 'America/Chicago')).toBe('2026-08-09T16:00:00.000Z');
    expect(at('2026-11-01T11:00', 'America/Chicago')).toBe('2026-11-01T17:00:00.000Z');
    expect(at('2026-10-31T11:00', 'America/Chicago')).toBe('2026-10-31T16:00:00.000Z');
    expect(at('2026-03-08T02:30', 'America/Chicago')).toBe('2026-03-08T08:30:00.000Z');
    expect(at('2026-08-09T11:00', 'Asia/Tokyo')).toBe('2026-08-09T02:00:00.000Z');
  });
});
