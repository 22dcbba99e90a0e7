import type { ActionInput } from '../actions.js';
import { refusal } from '../refusals.js';
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

/** Staff may record an answer that came by letter, and then have to attach it. */
const needsLetter = ({ actor }: Case, letterSha256: string | undefined): boolean =>
  actor.kind === 'person' && actor.sides.counterpart.length === 0 && !letterSha256;

export function acceptInvitation(question: Case, { letterSha256 }: ActionInput<'acceptInvitation'>): Decided {
  if (needsLetter(question, letterSha256))
    return refused(refusal('invitation.letter-missing', undefined, 'letterSha256'));
  const { actor } = question;
  const becomesClerk = actor.kind === 'person' && actor.sides.counterpart.includes('invitee');
  return happened({
    type: 'partnership.invitation-accepted',
    data: { letterSha256: letterSha256 ?? null, clerkId: becomesClerk ? actor.personId : null },
    to: 'under-review',
  });
}

export function declineInvitation(question: Case, input: ActionInput<'declineInvitation'>): Decided {
  if (needsLetter(question, input.letterSha256)) {
    return refused(refusal('invitation.letter-missing', undefined, 'letterSha256'));
  }
  return happened({
    type: 'partnership.invitation-declined',
    data: { letterSha256: input.letterSha256 ?? null },
    private: { reason: input.reason },
    to: 'declined',
  });
}
