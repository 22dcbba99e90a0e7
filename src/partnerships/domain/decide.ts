import type { ActionInput, PersonAction } from './actions.js';
import { actsAs, type Actor } from './actors.js';
import * as approvals from './decisions/approval-decisions.js';
import * as cases from './decisions/case-decisions.js';
import type { Case, Decided } from './decisions/decision.js';
import * as clocks from './decisions/clock-decisions.js';
import * as hearings from './decisions/hearing-decisions.js';
import * as invited from './decisions/signatory-decisions.js';
import * as invitation from './decisions/invitation-decisions.js';
import * as originals from './decisions/original-decisions.js';
import * as plan from './decisions/plan-decisions.js';
import * as proposal from './decisions/proposal-decisions.js';
import * as review from './decisions/review-decisions.js';
import * as signing from './decisions/signing-decisions.js';
import * as text from './decisions/text-decisions.js';
import type { Facts } from './facts.js';
import { type ActionName, transitionOf } from './lifecycle.js';
import type { Partnership } from './partnership.js';
import type { SealedCopies } from './procedure.js';
import { refusal, type Refusal } from './refusals.js';

/** What the handler adds to what a person typed: ids and proofs that a pure rule can't make itself. */
interface Additions {
  sign: signing.SignInput;
  proposeText: text.ComposedRevision;
  recordOriginal: originals.RecordOriginalInput;
  verifyOriginal: originals.VerifyOriginalInput;
  recognise: { number: string };
  freezeText: text.FrozenContent;
  storeSealed: SealedCopies;
  lapse: Record<never, never>;
}

/** Actions that are decided on request; the others follow by themselves (`follows.ts`). */
export type RequestedAction = PersonAction | keyof Additions;
export type DecisionInput<A extends RequestedAction> = A extends keyof Additions
  ? Additions[A]
  : A extends PersonAction
    ? ActionInput<A>
    : never;

const decisions: { [A in RequestedAction]: (question: Case, input: DecisionInput<A>) => Decided } = {
  ...proposalOf(),
  inviteCounterpart: invitation.inviteCounterpart,
  reinviteCounterpart: invitation.reinviteCounterpart,
  acceptInvitation: invitation.acceptInvitation,
  declineInvitation: invitation.declineInvitation,
  mergeCrossing: review.mergeCrossing,
  recommend: review.recommend,
  recognise: review.recognise,
  refuseRecognition: review.refuseRecognition,
  recordApproval: approvals.recordApproval,
  waiveApproval: approvals.waiveApproval,
  scheduleHearing: hearings.scheduleHearing,
  cancelHearing: hearings.cancelHearing,
  proposeText: text.proposeText,
  acceptText: text.acceptText,
  commentText: text.commentText,
  freezeText: text.freezeText,
  reopenText: text.reopenText,
  planSigning: plan.planSigning,
  acceptPlan: plan.acceptPlan,
  sign: signing.sign,
  nameDeputy: invited.nameDeputy,
  reissueSigningLink: invited.reissueSigningLink,
  revokeSigningLink: invited.revokeSigningLink,
  declineToSign: signing.declineToSign,
  recordOriginal: originals.recordOriginal,
  verifyOriginal: originals.verifyOriginal,
  rejectOriginal: originals.rejectOriginal,
  recordCustody: originals.recordCustody,
  storeSealed: signing.storeSealed,
  withdraw: cases.withdraw,
  bar: cases.bar,
  hold: cases.hold,
  release: cases.release,
  extendDeadline: clocks.extendDeadline,
  snooze: clocks.snooze,
  overrideClock: clocks.overrideClock,
  lapse: cases.lapse,
  revive: cases.revive,
  note: cases.note,
  sendMessage: cases.sendMessage,
};

function proposalOf() {
  const { answerSection, submit, requestChanges, answerChangeRequest, resubmit, reject } = proposal;
  return { answerSection, submit, requestChanges, answerChangeRequest, resubmit, reject };
}

/**
 * Why `action` is impossible here and now, whatever would be typed: wrong state, on hold, somebody else's, or a
 * requirement that isn't met. Pages show exactly these reasons.
 */
export function blockers(partnership: Partnership, action: ActionName, facts: Facts, actor: Actor): Refusal[] {
  const transition = transitionOf(action);
  const { state, hold } = partnership.procedure;
  if (!transition.from.includes(state)) return [refusal('action.not-in-state', { action, state })];
  if (!transition.by.some((who) => actsAs(actor, who))) return [refusal('action.not-yours', { action })];
  if (hold && !transition.whileHeld) return [refusal('action.on-hold')];
  return transition.requires.flatMap((guard) => guard(partnership, facts, actor));
}

/** The heart: refused with reasons, or what happened. No I/O, no clock of its own. */
export function decide<A extends RequestedAction>(question: Case, action: A, input: DecisionInput<A>): Decided {
  const { partnership, facts, actor } = question;
  const reasons = blockers(partnership, action, facts, actor);
  return reasons.length > 0 ? { refused: reasons } : decisions[action](question, input);
}
