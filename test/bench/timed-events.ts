/** The event with which each of the eight timed transitions enters its state. */
export const timedEvents = [
  'partnership.submitted',
  'partnership.counterpart-invited',
  'partnership.invitation-accepted',
  'partnership.recommended',
  'approvals.completed',
  'agreement.text-frozen',
  'partnership.signed',
  'partnership.recognised',
] as const;
