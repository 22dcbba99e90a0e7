import { approvalInForce } from '../../approvals/domain/approval.js';
import { type Actor, sideOf } from './actors.js';
import { termOf } from './authority.js';
import type { Facts, RivalPartnership } from './facts.js';
import { sameRankOrHigher } from './kinds.js';
import { ownSignature } from './own-signature.js';
import type { Partnership } from './partnership.js';
import { latestRevision, type Procedure } from './procedure.js';
import { missingSections } from './proposal.js';
import { refusal, type Refusal } from './refusals.js';
import { modeOf, signsAfter } from './signing-plan.js';
import { isOpen, sides, type Side } from './states.js';

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

/** One principal signature per community; of a board, one of each member. */
export const notYetSigned: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['official']);
  if (!side || actor.kind !== 'person') return fine;
  const given = procedure.signatures[side] ?? ownSignature(procedure, side, actor.personId);
  return given ? [refusal('signature.already-given')] : fine;
};

/** The two agreed who signs with a pen. */
export const signsElectronically: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['official']);
  return side && modeOf(procedure, side) === 'ceremony' ? [refusal('signature.by-pen')] : fine;
};

/** Where one side signs first, the other waits for its signature. */
export const ownTurn: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['official']);
  return side ? notItsTurn(procedure, side) : fine;
};

export function notItsTurn(procedure: Procedure, side: Side): readonly Refusal[] {
  const before = signsAfter(procedure, side);
  return before && !procedure.signatures[before] ? [refusal('signature.not-your-turn', { side: before })] : fine;
}

/** Why the official of `side` isn't asked to sign now, where they aren't. */
export function whyNotAsked(procedure: Procedure, side: Side): readonly Refusal[] {
  if (procedure.signatures[side]) return [refusal('signature.nothing-to-revoke', { side })];
  return modeOf(procedure, side) === 'ceremony' ? [refusal('signature.by-pen')] : notItsTurn(procedure, side);
}

/** There is a link while an official is asked to sign: of their own community for clerks, of either for staff. */
export const officialAsked: Guard = ({ procedure }, _facts, actor) => {
  const own = sideOf(actor, ['clerk']);
  const reasons = (own ? [own] : sides).map((side) => whyNotAsked(procedure, side));
  return reasons.every((each) => each.length > 0) ? (reasons[0] ?? fine) : fine;
};

export const planToAccept: Guard = ({ procedure }, _facts, actor) => {
  const side = sideOf(actor, ['clerk']);
  if (!procedure.signingPlan) return [refusal('plan.none')];
  return side && procedure.signingPlan.accepted[side] ? [refusal('plan.already-accepted')] : fine;
};

/** Paper is for those who agreed to sign with a pen, until it is verified; clerks bring that of their own side. */
export const inkAgreed: Guard = ({ procedure }, _facts, actor) => {
  const penned = sidesActedFor(actor).filter((side) => modeOf(procedure, side) === 'ceremony');
  const [first] = penned;
  if (!first) return [refusal('original.ink-not-agreed')];
  // where both use a pen it is everybody's turn
  if (notItsTurn(procedure, first).length > 0) return notItsTurn(procedure, first);
  return penned.every((side) => procedure.wetInk[side]?.verifiedBy) ? [refusal('original.already-verified')] : fine;
};

export const paperRecorded: Guard = ({ procedure }, _facts, actor) =>
  sidesActedFor(actor).some((side) => procedure.wetInk[side]) ? fine : [refusal('original.no-paper')];

/** Staff see to both. */
const sidesActedFor = (actor: Actor): readonly Side[] =>
  sides.filter((side) => actor.kind !== 'person' || actor.staff || actor.sides[side].includes('clerk'));

export const notYetSealed: Guard = ({ procedure }) => (procedure.sealed ? [refusal('document.already-sealed')] : fine);

export const sealed: Guard = ({ procedure }) => (procedure.sealed ? fine : [refusal('document.not-ready')]);

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

/** Neither whoever recorded a scan nor its own community vouches for it. */
export const originalOfOthers: Guard = ({ procedure }, _facts, actor) => {
  const open = sides.filter((side) => procedure.wetInk[side]?.verifiedBy === null);
  if (actor.kind !== 'person') return fine;
  const reasons = open.map((side) => {
    if (procedure.wetInk[side]?.recordedBy === actor.personId) return refusal('original.verified-by-recorder');
    return actor.sides[side].includes('clerk') ? refusal('original.own-side', undefined, 'side') : null;
  });
  const [first = null] = reasons;
  return first === null || reasons.includes(null) ? fine : [first];
};
