import { describe, expect, it } from '@jest/globals';
import { aPartnership, facts, official, term } from '../../../test/support/partnership-builders.js';
import { plainContext } from '../../../test/support/clock-contexts.js';
import { targetDate } from '../../partnerships/domain/clocks.js';
import { signingFacts } from './signing-page.js';
import { signingDoor } from './signing-door.js';

/** The day that the page names, in a case whose clock began at that instant. */
function signBy(clockFrom: string, zone: string): string | null {
  const base = facts();
  const communities = { ...base.communities, initiator: { ...base.communities.initiator, zone } };
  const terms = { initiator: [term('initiator')], counterpart: [term('counterpart')] };
  const loaded = {
    partnership: aPartnership({ state: 'signing', procedure: { clockFrom } }),
    facts: facts({ communities, terms }),
    ...{ actor: official('initiator'), headHash: '', visible: true, sample: false },
  };
  const door = signingDoor(loaded, []);
  if (door.is !== 'open') throw new Error('The door is closed.');
  return signingFacts(loaded, door).signBy;
}

describe('the page to sign', () => {
  it('names the day by which to sign as it is where the case began, not in Greenwich', () => {
    const early = '2026-03-09T22:00:00.000Z';
    const { procedure } = aPartnership({ state: 'signing', procedure: { clockFrom: early } });
    const context = plainContext({ initiator: 'Asia/Tokyo', counterpart: 'Asia/Tokyo', staff: 'UTC' });
    const by = targetDate(procedure, 'initiator', context);
    expect(by).toMatch(/T22:00:00.000Z$/);
    expect(signBy(early, 'Asia/Tokyo')).toBe(new Date(Date.parse(by ?? '') + 9 * 3_600_000).toISOString().slice(0, 10));
    expect(signBy(early, 'America/Chicago')).not.toBe(signBy(early, 'Asia/Tokyo'));
  });
});
