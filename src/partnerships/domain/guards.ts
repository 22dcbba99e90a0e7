import { approvalInForce } from '../../approvals/domain/approval.js';
import { sameRankOrHigher } from './kinds.js';
import type { Actor } from './actors.js';
import type { Facts } from './facts.js';
import type { Partnership } from './partnership.js';
import { missingSections } from './proposal.js';
import { refusal, type Refusal } from './refusals.js';
import { sides } from './states.js';

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
    .filter(
      (rival) => sameRankOrHigher(rival.kind, partnership.kind) && !(rival.crossing && isBeforeReview(rival.state)),
    )
    .map((rival) => refusal('pair.live-partnership', { reference: rival.reference }));

/** From review on there is one procedure for the pair, whoever proposed it. */
export const noRivalUnderReview: Guard = (partnership, facts) =>
  facts.rivals
    .filter((rival) => sameRankOrHigher(rival.kind, partnership.kind) && !isBeforeReview(rival.state))
    .map((rival) => refusal('pair.live-partnership', { reference: rival.reference }));

const isBeforeReview = (state: string): boolean =>
  state === 'draft' || state === 'submitted' || state === 'awaiting-counterpart' || state === 'changes-requested';

export const noProhibition: Guard = (_partnership, facts) =>
  facts.prohibitions.map((rule) => refusal('pair.prohibited', { citation: rule.citation, text: rule.text }));

export const crossingProposalOpen: Guard = (_partnership, facts) =>
  facts.rivals.some((rival) => rival.crossing && rival.state !== 'draft')
    ? fine
    : [refusal('pair.no-crossing-proposal')];

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

export const acceptedByBoth: Guard = ({ procedure }) => {
  const latest = procedure.revisions.at(-1)?.number ?? null;
  return sides
    .filter((side) => latest === null || procedure.accepted[side] !== latest)
    .map((side) => refusal('text.not-accepted-by-both', { side }));
};

export const signedCopiesStored: Guard = ({ procedure }) =>
  procedure.signedCopies ? fine : [refusal('document.not-ready')];

export const notYetRevived: Guard = ({ procedure }) => (procedure.revived ? [refusal('revive.already')] : fine);

export const lapseDue: Guard = (_partnership, facts) => (facts.lapseDue ? fine : [refusal('lapse.not-due')]);
