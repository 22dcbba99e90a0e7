import { describe, expect, it } from '@jest/globals';
import {
  aPartnership,
  clerk,
  facts,
  hashes,
  invitee,
  person,
  prohibition,
  rival,
  staff,
} from '../../../../test/support/partnership-builders.js';
import { done, refusalsOf } from '../../../../test/support/partnership-steps.js';

const awaiting = aPartnership({ state: 'awaiting-counterpart' });
const byHand = { letterSha256: undefined } as never;

describe('inviting the counterpart', () => {
  it('counts invitations, so that the link of an earlier one is dead', () => {
    const first = done(aPartnership({ state: 'submitted' }), 'inviteCounterpart', { by: staff() }).after;
    const second = done(first, 'reinviteCounterpart', { by: staff() }).after;
    expect(first.procedure.invitation?.generation).toBe(1);
    expect(second.procedure).toMatchObject({ state: 'awaiting-counterpart', invitation: { generation: 2 } });
  });

  it("keeps the contact's address out of the part of the event that is public for good", () => {
    const { events } = done(aPartnership({ state: 'submitted' }), 'inviteCounterpart', { by: staff() });
    expect(events[0]?.data).toEqual({ generation: 1 });
    expect(events[0]?.private).toMatchObject({ contact: { mail: 'd@nagasaki.example' } });
  });

  it('is refused while a rule prohibits the partnership', () => {
    const asked = facts({ prohibitions: [prohibition] });
    const submitted = aPartnership({ state: 'submitted' });
    expect(refusalsOf(submitted, 'inviteCounterpart', { by: staff(), facts: asked })).toEqual(['pair.prohibited']);
  });
});

describe('answering the invitation', () => {
  it('makes the invited contact a clerk of its community', () => {
    const { events, after } = done(awaiting, 'acceptInvitation', { by: invitee('hana'), input: byHand });
    expect(events[0]?.data).toEqual({ letterSha256: null, clerkId: 'hana' });
    expect(after.procedure).toMatchObject({ state: 'under-review', counterpartJoined: true });
  });

  it('is open to a clerk that the community already has, who stays what they are', () => {
    const { events } = done(awaiting, 'acceptInvitation', { by: clerk('counterpart'), input: byHand });
    expect(events[0]?.data).toEqual({ letterSha256: null, clerkId: null });
  });

  it.each(['acceptInvitation', 'declineInvitation'] as const)('by staff needs the letter: %s', (action) => {
    expect(refusalsOf(awaiting, action, { by: staff(), input: byHand })).toEqual(['invitation.letter-missing']);
    expect(refusalsOf(awaiting, action, { by: staff(), input: { letterSha256: hashes.letter } })).toEqual([]);
  });

  it('by staff needs the letter also from a staff member who is an official over there', () => {
    const both = person('both', { counterpart: ['official'] }, true);
    expect(refusalsOf(awaiting, 'acceptInvitation', { by: both, input: byHand })).toEqual([
      'invitation.letter-missing',
    ]);
  });

  it.each(['acceptInvitation', 'declineInvitation'] as const)(
    'is not for somebody of the proposing community who got the link: %s',
    (action) => {
      const own = person('own', { initiator: ['clerk'], counterpart: ['invitee'] });
      expect(refusalsOf(awaiting, action, { by: own, input: byHand })).toEqual(['invitation.own-side']);
    },
  );

  it('with a no ends the case and keeps the reason private', () => {
    const { events, after } = done(awaiting, 'declineInvitation', { by: invitee(), input: byHand });
    expect(after.procedure.state).toBe('declined');
    expect(events[0]?.data).toEqual({ letterSha256: null });
  });

  it.each([
    ['another open proposal of the pair is under review, of whatever kind', 'friendship', 'under-review', true, false],
    [
      'staff asked the other one for changes after its counterpart had joined',
      'sister',
      'changes-requested',
      true,
      false,
    ],
    ['the pair is recognised as sisters already', 'sister', 'recognised', true, false],
    ['the other one has not been answered yet', 'sister', 'awaiting-counterpart', false, true],
    ['the pair is recognised as friends, a stepping stone', 'friendship', 'recognised', true, true],
  ] as const)('where %s', (_where, kind, state, reachedReview, possible) => {
    const asked = facts({ rivals: [rival({ kind, state, reachedReview, crossing: true })] });
    const codes = refusalsOf(awaiting, 'acceptInvitation', { by: invitee(), facts: asked });
    expect(codes).toEqual(possible ? [] : ['pair.live-partnership']);
  });
});
