import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  bothApprovals,
  clerk,
  facts,
  granted,
  official,
  staff,
} from '../../../test/support/partnership-builders.js';
import { stageLabel, standingOf } from './standing.js';
import { viewerOf } from './viewer.js';

const bothInk = { initiator: 'ceremony', counterpart: 'ceremony' } as const;

const standing = (partnership = aPartnership(), actor = clerk('initiator'), given = facts()) =>
  standingOf({ partnership, facts: given }, viewerOf({ actor, facts: given }));

describe('where a case stands', () => {
  it('says whose move it is, and whether it is the viewer’s', () => {
    const waiting = aPartnership({
      state: 'in-approval',
      procedure: { approvals: { ...bothApprovals('required'), initiator: granted } },
    });
    expect(standing(waiting).who).toEqual([
      { key: 'partnerships:waiter.clerk', params: { community: { given: 'Nagasaki' } } },
    ]);
    expect(standing(waiting).mine).toBe(false);
    expect(standing(waiting, clerk('counterpart')).mine).toBe(true);
  });

  it('names the officials who are to sign', () => {
    const signing = standing(aPartnership({ state: 'signing' }), official('counterpart'));
    expect(signing.who[0]?.params).toMatchObject({ name: { given: 'Mayor of initiator' }, office: { given: 'Mayor' } });
    expect(signing.mine).toBe(true);
  });

  it('makes it the turn of whoever has a plan to accept, and of nobody who has', () => {
    const accepted = { initiator: true, counterpart: false };
    const signingPlan = { number: 1, modes: { ...bothInk }, order: 'parallel' as const, ceremony: null, accepted };
    for (const text of [null, 1]) {
      const drafting = aPartnership({
        state: 'drafting',
        procedure: { signingPlan, accepted: { initiator: 1, counterpart: text } },
      });
      expect(standing(drafting, clerk('counterpart')).mine).toBe(true);
      expect(standing(drafting, clerk('initiator')).mine).toBe(false);
    }
  });

  it('leaves paper that was brought to the other clerk, until it is rejected', () => {
    const agreedPlan = {
      ...{ number: 1, modes: { ...bothInk, counterpart: 'electronic' as const }, order: 'parallel' as const },
      ...{ ceremony: null, accepted: { initiator: true, counterpart: true } },
    };
    const paper = {
      documentSha256: 'a',
      signedOn: '2026-03-10',
      place: 'Quito',
      recordedBy: 'carol',
      verifiedBy: null,
    };
    const turns = (initiator: typeof paper | null) => {
      const procedure = { agreedPlan, wetInk: { initiator, counterpart: null } };
      const signing = aPartnership({ state: 'signing', procedure });
      return [clerk('initiator'), clerk('counterpart')].map((actor) => standing(signing, actor).mine);
    };
    expect(turns(null)).toEqual([true, false]);
    expect(turns(paper)).toEqual([false, true]);
  });

  it('tells the usual time and since when it takes longer', () => {
    const submitted = aPartnership({ state: 'submitted' });
    expect(standing(submitted).usual).toEqual({ key: 'partnerships:usual.working', params: { count: 10 } });
    expect(standing(submitted).late).toBe(false);
    expect(standing(submitted, staff(), facts({ now: '2026-04-10T14:00:00.000Z' }))).toMatchObject({
      late: true,
      mine: true,
    });
  });

  it('expects nothing of anybody while the case is on hold, nor once it has ended', () => {
    const hold = { reason: 'a flood', since: '2026-03-10T14:00:00.000Z', until: null };
    expect(standing(aPartnership({ state: 'drafting', procedure: { hold } }))).toMatchObject({
      mine: false,
      target: null,
      usual: null,
    });
    expect(standing(aPartnership({ state: 'declined' }))).toMatchObject({ who: [], next: null });
  });

  it('counts approvals, acceptances and signatures beside the stage', () => {
    expect(stageLabel(aPartnership({ state: 'drafting' }).procedure)?.params).toEqual({ done: 1 });
    expect(stageLabel(aPartnership({ state: 'signing' }).procedure)?.params).toEqual({ done: 0 });
    expect(stageLabel(aPartnership({ state: 'submitted' }).procedure)).toBeNull();
  });
});
