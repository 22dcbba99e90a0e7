import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  community,
  facts,
  organiser,
  rival,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { startReasons } from './start-decision.js';

const reasons = (actor = clerk('initiator'), asked = facts(), partnership = aPartnership()) =>
  startReasons({ partnership, facts: asked, actor }).map(({ code }) => code);

describe('starting a proposal', () => {
  it('is for the clerks and organisers of the initiating community', () => {
    expect(reasons(clerk('initiator'))).toEqual([]);
    expect(reasons(organiser('initiator'))).toEqual([]);
    expect(reasons(clerk('counterpart'))).toEqual(['action.not-yours']);
    expect(reasons(staff())).toEqual(['action.not-yours']);
  });

  it('says what stands in the way of the pair before anybody writes about it', () => {
    const sanJuan = community('counterpart', { country: 'PR', sovereign: 'US' });
    const american = facts({ communities: { initiator: community('initiator'), counterpart: sanJuan } });
    expect(reasons(clerk('initiator'), american)).toEqual(['pair.same-sovereign-state']);
    expect(reasons(clerk('initiator'), facts({ rivals: [rival()] }))).toEqual(['pair.live-partnership']);
    expect(reasons(clerk('initiator'), facts(), aPartnership({ counterpartId: 'saint-paul' }))).toEqual([
      'pair.same-community',
    ]);
  });
});
