/** What a signed copy's certificate page says of each event; events without words here stay off the page. */
export const evidenceWords: Readonly<Record<string, string>> = {
  'partnership.submitted': 'Proposal submitted',
  'partnership.counterpart-invited': 'Counterpart invited',
  'partnership.invitation-accepted': 'Invitation accepted',
  'partnership.recommended': 'Recommended after review',
  'approval.recorded': 'Council decision recorded',
  'approval.waived': 'Council decision waived',
  'approvals.completed': 'Both approvals in force',
  'agreement.text-proposed': 'Text proposed',
  'agreement.text-accepted': 'Text accepted',
  'agreement.text-frozen': 'Text frozen and both originals rendered',
  'agreement.text-reopened': 'Text reopened',
  'signatures.voided': 'Earlier signatures made void',
  'signature.given': 'Signature given',
  'original.verified': 'Paper original verified',
  'partnership.signed': 'Concluded',
};
