import type { EventType } from './event-parts.js';

/** Schema version written beside each event, so that a later release can still read chains written by this one. */
export const eventSchema = 1;

/** Every event, in the order in which a life usually meets them. Consumers subscribe by these names. */
const known: Record<EventType, true> = {
  'partnership.started': true,
  'proposal.section-answered': true,
  'partnership.submitted': true,
  'partnership.changes-requested': true,
  'partnership.change-answered': true,
  'partnership.resubmitted': true,
  'partnership.rejected': true,
  'partnership.counterpart-invited': true,
  'partnership.counterpart-reinvited': true,
  'partnership.invitation-accepted': true,
  'partnership.invitation-declined': true,
  'partnership.merged': true,
  'partnership.recommended': true,
  'approval.recorded': true,
  'approval.waived': true,
  'approvals.completed': true,
  'approvals.defeated': true,
  'approvals.rescinded': true,
  'agreement.text-proposed': true,
  'agreement.text-accepted': true,
  'agreement.text-frozen': true,
  'agreement.text-reopened': true,
  'signature.given': true,
  'signature.declined': true,
  'signatures.voided': true,
  'original.recorded': true,
  'original.verified': true,
  'original.rejected': true,
  'partnership.signed': true,
  'agreement.signed-copies-stored': true,
  'partnership.recognised': true,
  'partnership.recognition-refused': true,
  'partnership.withdrawn': true,
  'partnership.barred': true,
  'partnership.held': true,
  'partnership.released': true,
  'partnership.lapsed': true,
  'partnership.revived': true,
  'case.noted': true,
  'case.message-sent': true,
};
export const eventTypes = Object.keys(known) as EventType[];
