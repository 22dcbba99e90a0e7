import type { Who } from './actors.js';
import * as clock from './clock-guards.js';
import type { EventType } from './event-parts.js';
import * as is from './guards.js';
import type { Guard } from './guards.js';
import { openStates, statesBeforeSigned, type State } from './states.js';

/** `same` stays; `origin` returns to where `changes-requested` or `lapsed` came from. */
export type Target = State | 'same' | 'origin';

export interface Transition {
  readonly from: readonly State[];
  readonly to: Target;
  readonly by: readonly Who[];
  /** Checked by the decision and shown by the pages as "what is missing". */
  readonly requires: readonly Guard[];
  readonly emits: EventType;
  /** Possible while the procedure is on hold; everything else waits for the release. */
  readonly whileHeld?: true;
}

export type Lifecycle = Record<string, Transition>;

const eitherClerk = ['initiator.clerk', 'counterpart.clerk'] as const;
const eitherOfficial = ['initiator.official', 'counterpart.official'] as const;
const whileSigning = ['in-approval', 'drafting', 'signing'] as const;

/** The whole life of a procedure. Nothing else may change its state. */
// biome-ignore format: one glance must show the whole life
export const procedureLifecycle = {
  answerSection:       { from: ['draft', 'changes-requested'],                 to: 'same',                 by: ['initiator.clerk', 'initiator.organiser'], requires: [], emits: 'proposal.section-answered' },
  submit:              { from: ['draft'],                                      to: 'submitted',            by: ['initiator.clerk'],      requires: [is.proposalComplete, is.twoCommunities, is.twoSovereignStates, is.noLivePartnership, is.noProhibition], emits: 'partnership.submitted' },
  requestChanges:      { from: ['submitted', 'under-review'],                  to: 'changes-requested',    by: ['staff'],                requires: [], emits: 'partnership.changes-requested' },
  answerChangeRequest: { from: ['changes-requested'],                          to: 'same',                 by: ['initiator.clerk'],      requires: [], emits: 'partnership.change-answered' },
  resubmit:            { from: ['changes-requested'],                          to: 'origin',               by: ['initiator.clerk'],      requires: [is.everyChangeAnswered, is.proposalComplete], emits: 'partnership.resubmitted' },
  reject:              { from: ['submitted', 'under-review'],                  to: 'rejected',             by: ['staff'],                requires: [], emits: 'partnership.rejected' },
  inviteCounterpart:   { from: ['submitted'],                                  to: 'awaiting-counterpart', by: ['staff'],                requires: [is.noProhibition], emits: 'partnership.counterpart-invited' },
  reinviteCounterpart: { from: ['awaiting-counterpart'],                       to: 'same',                 by: ['staff'],                requires: [], emits: 'partnership.counterpart-reinvited' },
  acceptInvitation:    { from: ['awaiting-counterpart'],                       to: 'under-review',         by: ['counterpart.clerk', 'counterpart.invitee', 'staff'], requires: [is.noRivalUnderReview, is.noProhibition], emits: 'partnership.invitation-accepted' },
  declineInvitation:   { from: ['awaiting-counterpart'],                       to: 'declined',             by: ['counterpart.clerk', 'counterpart.invitee', 'staff'], requires: [], emits: 'partnership.invitation-declined' },
  mergeCrossing:       { from: ['submitted', 'awaiting-counterpart', 'changes-requested', 'under-review'], to: 'merged', by: ['staff'], requires: [is.crossingProposalOpen], emits: 'partnership.merged' },
  recommend:           { from: ['under-review'],                               to: 'in-approval',          by: ['staff'],                requires: [is.reviewerWithoutTie, is.noProhibition], emits: 'partnership.recommended' },
  recordApproval:      { from: whileSigning,                                   to: 'same',                 by: [...eitherClerk, 'staff'], requires: [], emits: 'approval.recorded' },
  waiveApproval:       { from: ['in-approval'],                                to: 'same',                 by: ['staff'],                requires: [is.reviewerWithoutTie], emits: 'approval.waived' },
  scheduleHearing:     { from: ['in-approval'],                                to: 'same',                 by: [...eitherClerk, 'staff'], requires: [clock.councilToDecide], emits: 'approval.hearing-scheduled' },
  cancelHearing:       { from: ['in-approval'],                                to: 'same',                 by: [...eitherClerk, 'staff'], requires: [clock.hearingAhead], emits: 'approval.hearing-cancelled' },
  approvalsComplete:   { from: ['in-approval'],                                to: 'drafting',             by: ['follows'],              requires: [is.approvalsInForce], emits: 'approvals.completed' },
  approvalDefeated:    { from: ['in-approval'],                                to: 'not-approved',         by: ['follows'],              requires: [], emits: 'approvals.defeated' },
  approvalRescinded:   { from: ['drafting', 'signing'],                        to: 'in-approval',          by: ['follows'],              requires: [], emits: 'approvals.rescinded' },
  proposeText:         { from: ['drafting'],                                   to: 'same',                 by: eitherClerk,              requires: [], emits: 'agreement.text-proposed' },
  acceptText:          { from: ['drafting'],                                   to: 'same',                 by: eitherClerk,              requires: [is.textProposed, is.notYetAccepted], emits: 'agreement.text-accepted' },
  commentText:         { from: ['drafting'],                                   to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.textProposed], emits: 'agreement.commented' },
  freezeText:          { from: ['drafting'],                                   to: 'signing',              by: ['service'],              requires: [is.acceptedByBoth, is.approvalsInForce, is.noProhibition], emits: 'agreement.text-frozen' },
  reopenText:          { from: ['signing'],                                    to: 'drafting',             by: [...eitherClerk, 'staff'], requires: [], emits: 'agreement.text-reopened' },
  planSigning:         { from: ['drafting', 'signing'],                        to: 'same',                 by: [...eitherClerk, 'staff'], requires: [], emits: 'signing.plan-proposed' },
  acceptPlan:          { from: ['drafting', 'signing'],                        to: 'same',                 by: eitherClerk,              requires: [is.planToAccept], emits: 'signing.plan-accepted' },
  sign:                { from: ['signing'],                                    to: 'same',                 by: eitherOfficial,           requires: [is.officeHeld, is.officialsOwnMail, is.notYetSigned, is.signsElectronically, is.ownTurn, is.approvalsInForce, is.noProhibition], emits: 'signature.given' },
  nameDeputy:          { from: ['signing'],                                    to: 'same',                 by: eitherOfficial,           requires: [is.officeHeld, is.officialsOwnMail, is.notYetSigned], emits: 'signature.deputy-named' },
  reissueSigningLink:  { from: ['signing'],                                    to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.officialAsked], emits: 'signature.link-reissued' },
  revokeSigningLink:   { from: ['signing'],                                    to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.officialAsked], emits: 'signature.link-revoked' },
  recordOriginal:      { from: ['signing'],                                    to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.inkAgreed, is.approvalsInForce, is.noProhibition], emits: 'original.recorded' },
  verifyOriginal:      { from: ['signing'],                                    to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.originalToVerify, is.originalOfOthers, is.approvalsInForce, is.noProhibition], emits: 'original.verified' },
  rejectOriginal:      { from: ['signing'],                                    to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.originalToVerify], emits: 'original.rejected' },
  recordCustody:       { from: ['signing', 'signed', 'recognised'],             to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.paperRecorded], emits: 'original.custody-recorded' },
  declineToSign:       { from: ['signing'],                                    to: 'drafting',             by: eitherOfficial,           requires: [is.officeHeld], emits: 'signature.declined' },
  conclude:            { from: ['signing'],                                    to: 'signed',               by: ['follows'],              requires: [is.approvalsInForce], emits: 'partnership.signed' },
  storeSealed:         { from: ['signed'],                                     to: 'same',                 by: ['service'],              requires: [is.notYetSealed], emits: 'agreement.sealed' },
  recognise:           { from: ['signed'],                                     to: 'recognised',           by: ['staff'],                requires: [is.sealed, is.secondPerson, is.reviewerWithoutTie, is.approvalsInForce, is.noProhibition], emits: 'partnership.recognised' },
  refuseRecognition:   { from: ['signed'],                                     to: 'not-recognised',       by: ['staff'],                requires: [is.secondPerson], emits: 'partnership.recognition-refused' },
  withdraw:            { from: statesBeforeSigned,                             to: 'withdrawn',            by: eitherClerk,              requires: [is.ownSideJoined], emits: 'partnership.withdrawn', whileHeld: true },
  bar:                 { from: openStates,                                     to: 'barred',               by: ['staff'],                requires: [], emits: 'partnership.barred', whileHeld: true },
  hold:                { from: openStates,                                     to: 'same',                 by: ['staff'],                requires: [], emits: 'partnership.held' },
  release:             { from: openStates,                                     to: 'same',                 by: ['staff', 'clock'],       requires: [is.onHold, is.releaseDue], emits: 'partnership.released', whileHeld: true },
  extendDeadline:      { from: openStates,                                     to: 'same',                 by: ['staff'],                requires: [clock.somebodyWaitedOn], emits: 'clock.extended' },
  snooze:              { from: openStates,                                     to: 'same',                 by: [...eitherClerk, 'staff'], requires: [clock.somebodyWaitedOn, is.ownSideJoined, clock.ownSideWaitedOn], emits: 'clock.snoozed' },
  overrideClock:       { from: openStates,                                     to: 'same',                 by: ['staff'],                requires: [], emits: 'clock.overridden' },
  lapse:               { from: ['draft', 'changes-requested', 'awaiting-counterpart', 'in-approval', 'drafting', 'signing'], to: 'lapsed', by: ['clock'], requires: [is.lapseDue], emits: 'partnership.lapsed' },
  revive:              { from: ['lapsed'],                                     to: 'origin',               by: ['staff'],                requires: [is.notYetRevived, is.noLivePartnership, is.noRivalUnderReview, is.noProhibition], emits: 'partnership.revived' },
  note:                { from: openStates,                                     to: 'same',                 by: ['staff'],                requires: [], emits: 'case.noted', whileHeld: true },
  sendMessage:         { from: openStates,                                     to: 'same',                 by: [...eitherClerk, 'staff'], requires: [is.ownSideJoined], emits: 'case.message-sent', whileHeld: true },
} as const satisfies Lifecycle;

export type ActionName = keyof typeof procedureLifecycle;
export const actionNames = Object.keys(procedureLifecycle) as ActionName[];
export const transitionOf = (action: ActionName): Transition => procedureLifecycle[action];
