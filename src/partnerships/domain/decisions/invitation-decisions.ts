import type { ActionInput } from '../actions.js';
import { refusal, type Refusal } from '../refusals.js';
import { type Case, type Decided, happened, refused } from './decision.js';

type Contact = ActionInput<'inviteCounterpart'>;

const contactOf = ({ contactName, contactOffice, contactMail }: Contact) => ({
  contact: { name: contactName, office: contactOffice, mail: contactMail },
});

export const inviteCounterpart = (_case: Case, input: Contact): Decided =>
  happened({
    type: 'partnership.counterpart-invited',
    data: { generation: 1 },
    private: contactOf(input),
    to: 'awaiting-counterpart',
  });

/** The next generation makes every link of the former one dead. */
export const reinviteCounterpart = ({ partnership: { procedure } }: Case, input: Contact): Decided =>
  happened({
    type: 'partnership.counterpart-reinvited',
    data: { generation: (procedure.invitation?.generation ?? 0) + 1 },
    private: contactOf(input),
  });

/**
 * The other community answers for itself, by somebody who has no part in the proposal. Staff may record an answer that
 * came by letter, and then have to attach it.
 */
function answerProblems({ actor }: Case, letterSha256: string | undefined): Refusal[] {
  if (actor.kind !== 'person') return [];
  if (!actor.sides.counterpart.some((role) => role === 'clerk' || role === 'invitee')) {
    return letterSha256 ? [] : [refusal('invitation.letter-missing', undefined, 'letterSha256')];
  }
  return actor.sides.initiator.length > 0 ? [refusal('invitation.own-side')] : [];
}

export function acceptInvitation(question: Case, { letterSha256 }: ActionInput<'acceptInvitation'>): Decided {
  const problems = answerProblems(question, letterSha256);
  if (problems.length > 0) return refused(...problems);
  const { actor } = question;
  const becomesClerk = actor.kind === 'person' && actor.sides.counterpart.includes('invitee');
  return happened({
    type: 'partnership.invitation-accepted',
    data: { letterSha256: letterSha256 ?? null, clerkId: becomesClerk ? actor.personId : null },
    to: 'under-review',
  });
}

export function declineInvitation(question: Case, input: ActionInput<'declineInvitation'>): Decided {
  const problems = answerProblems(question, input.letterSha256);
  if (problems.length > 0) return refused(...problems);
  return happened({
    type: 'partnership.invitation-declined',
    data: { letterSha256: input.letterSha256 ?? null },
    private: { reason: input.reason },
    to: 'declined',
  });
}
