import { approvalInForce } from '../../approvals/domain/approval.js';
import { type Actor, sideOf } from './actors.js';
import { termOf } from './authority.js';
import type { Facts, RivalPartnership } from './facts.js';
import { sameRankOrHigher } from './kinds.js';
import type { Partnership } from './partnership.js';
import { latestRevision } from './procedure.js';
import { missingSections } from './proposal.js';
import { refusal, type Refusal } from './refusals.js';
import { isOpen, sides } from './states.js';

/**
 * A fact that must hold before an action is possible. The same function refuses the action and tells the pages what is
 * missing. It returns one refusal per thing that is missing, and does no I/O.
 */
export type Guard = (partnership: Partnership, facts: Facts, actor: Actor) => readonly Refusal[];

const fine: readonly Refusal[] = [];

export const proposalComplete: Guard = ({ procedure, kind }) => {
  const missing = missingSections(procedure.proposal, kind);
  return missing.length === 0 ? fine : [refusal('proposal.incomplete', { sections: missing })];
};

export const twoCommunities: Guard = ({ initiatorId, counterpartId }) =>
  initiatorId === counterpartId ? [refusal('pair.same-community')] : fine;

export const twoSovereignStates: Guard = (_partnership, { communities }) =>
  communities.initiator.sovereign === communities.counterpart.sovereign
    ? [refusal('pair.same-sovereign-state', { state: communities.initiator.sovereign })]
    : fine;

/** Crossing proposals may coexist until review; anything else of the same or a higher kind is in the way. */
export const noLivePartnership: Guard = (partnership, facts) =>
  facts.rivals
    .filter((rival) => sameRankOrHigher(rival.kind, partnership.kind) && !(rival.crossing && !rival.reachedReview))
    .map(inTheWay);

/**
 * From review on there is one open procedure for the pair, whoever proposed it and of whatever kind; a recognised
 * friendship stands in nobody's way to a sister partnership. A revival comes back to review only if it had been there.
 */
export const noRivalUnderReview: Guard = ({ kind, procedure }, facts) => {
  if (procedure.state === 'lapsed' && !procedure.counterpartJoined) return fine;
  const blocks = (rival: RivalPartnership) => isOpen(rival.state) || sameRankOrHigher(rival.kind, kind);
  return facts.rivals.filter((rival) => rival.reachedReview && blocks(rival)).map(inTheWay);
};

const inTheWay = (rival: RivalPartnership): Refusal => refusal('pair.live-partnership', { reference: rival.reference });

export const noProhibition: Guard = (_partnership, facts) =>
  facts.prohibitions.map((rule) => refusal('pair.prohibited', { citation: rule.citation, text: rule.text }));

/** The other side's own proposal of this pair: submitted, since a draft is nobody else's business, and still open. */
export const crossingProposal = (facts: Facts): RivalPartnership | undefined =>
  facts.rivals.find((rival) => rival.crossing && rival.state !== 'draft' && isOpen(rival.state));

export const crossingProposalOpen: Guard = (_partnership, facts) =>
  crossingProposal(facts) ? fine : [refusal('pair.no-crossing-proposal')];

/** Before the counterpart has joined there is nothing of its own that it could withdraw or write about. */
export const ownSideJoined: Guard = ({ procedure }, _facts, actor) =>
  sideOf(actor, ['clerk']) === 'counterpart' && !procedure.counterpartJoined
    ? [refusal('invitation.unanswered')]
    : fine;

export const everyChangeAnswered: Guard = ({ procedure }) => {
  const open = procedure.changeRequests.filter((request) => request.answer === null).map((request) => request.section);
  return open.length === 0 ? fine : [refusal('changes.unanswered', { sections: open })];
};

export const reviewerWithoutTie: Guard = (_partnership, _facts, actor) =>
  actor.kind === 'person' && actor.tied ? [refusal('review.tie')] : fine;

/** Whoever recommended, waived, overrode or verified may not take the second decision; admins included. */
export const secondPerson: Guard = ({ procedure }, _facts, actor) =>
  actor.kind === 'person' && procedure.firstPeople.includes(actor.personId) ? [refusal('review.second-person')] : fine;

export const approvalsInForce: Guard = ({ procedure }) =>
  sides
    .filter((side) => !procedure.approvals || !approvalInForce(procedure.approvals[side]))
    .map((side) => refusal('approval.not-granted', { side }));

export const textProposed: Guard = ({ procedure }) =>
  procedure.revisions.length === 0 ? [refusal('text.no-revision')] : fine;

export const notYetAccepted: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['clerk']);
  const accepted = side && procedure.accepted[side];
  return accepted !== null && accepted === latestRevision(procedure)?.number
    ? [refusal('text.already-accepted')]
    : fine;
};

export const acceptedByBoth: Guard = ({ procedure }) => {
  const latest = latestRevision(procedure)?.number ?? null;
  return sides
    .filter((side) => latest === null || procedure.accepted[side] !== latest)
    .map((side) => refusal('text.not-accepted-by-both', { side }));
};

/** The highest office, or an acting or delegate capacity, in force at this instant in that community's zone. */
export const officeHeld: Guard = (_partnership, facts, actor) =>
  ownTerm(facts, actor) ? fine : [refusal('signature.no-authority')];

/** The link to sign must have reached the official and nobody who prepares the case. */
export const officialsOwnMail: Guard = (_partnership, facts, actor) => {
  const term = ownTerm(facts, actor);
  return [
    ...(term && !term.mailConfirmed ? [refusal('signature.mail-unconfirmed')] : []),
    ...(term?.mailIsAClerks ? [refusal('signature.mail-is-a-clerks')] : []),
  ];
};

const ownTerm = (facts: Facts, actor: Actor) => {
  const side = sideOf(actor, ['official']);
  return side && actor.kind === 'person' ? termOf(facts, side, actor.personId) : null;
};

/** One principal signature per community. */
export const notYetSigned: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['official']);
  return side && procedure.signatures[side] ? [refusal('signature.already-given')] : fine;
};

export const signedCopiesMissing: Guard = ({ procedure }) =>
  procedure.signedCopies ? [refusal('document.already-stored')] : fine;

export const signedCopiesStored: Guard = ({ procedure }) =>
  procedure.signedCopies ? fine : [refusal('document.not-ready')];

export const onHold: Guard = ({ procedure }) => (procedure.hold ? fine : [refusal('hold.none')]);

/** Staff release when they like; the clock only a hold that has an end, and not before it. */
export const releaseDue: Guard = ({ procedure: { hold } }, { now }, actor) =>
  actor.kind === 'clock' && hold && (hold.until === null || hold.until > now) ? [refusal('hold.not-due')] : fine;

export const notYetRevived: Guard = ({ procedure }) => (procedure.revived ? [refusal('revive.already')] : fine);

export const lapseDue: Guard = (_partnership, facts) => (facts.lapseDue ? fine : [refusal('lapse.not-due')]);

/** A scan that somebody else may still compare with its paper. */
export const originalToVerify: Guard = ({ procedure }) =>
  sides.some((side) => procedure.wetInk[side] !== null && procedure.wetInk[side]?.verifiedBy === null)
    ? fine
    : [refusal('original.nothing-recorded')];
