/**
 * Words that every language of the agreement has: those of the pages for answering an invitation, consenting and signing,
 * of the ways into them, and of their mails. A key stands for everything below it. Whoever adds a word below one of these
 * adds it in twelve languages; the specs say where one is missing.
 */
export const promisedWords: readonly string[] = [
  ...under('common', [
    ...['product', 'skipToContent', 'menu', 'back', 'backLabel', 'change', 'notAnswered', 'signedInAs', 'account'],
    ...['signOut', 'errorTitle', 'errorSummary', 'sampleDataLabel', 'sampleData', 'languages', 'flash', 'navigation'],
    ...['footer', 'states', 'stages', 'form'],
  ]),
  ...under('accounts', [
    ...['signIn', 'mailbox', 'checkYourMail', 'useLink', 'deadLink', 'actionLink', 'otherPerson', 'roles'],
    ...['flash.signed-out', 'flash.signed-out-everywhere', 'flash.session-ended'],
    ...['passkeys.signIn', 'passkeys.signInFailed'],
  ]),
  ...under('actions', [
    'acceptInvitation',
    'declineInvitation',
    'declineToSign',
    'nameDeputy',
    'sendMessage',
    'withdraw',
  ]),
  ...under('forms', [
    ...[
      'sign-in',
      'sign-in-code',
      'passkey-sign-in',
      'acceptInvitation',
      'declineInvitation',
      'declineToSign',
      'nameDeputy',
    ],
    ...['signing', 'section'],
  ]),
  ...under('errors', [
    ...['this-answer', 'reference', 'again', 'required', 'required_radios', 'required_select', 'required_date'],
    ...[
      'required_file',
      'invalid',
      'choice',
      'choice_checkbox',
      'email',
      'date',
      'string-too-short',
      'string-too-long',
    ],
    ...['input', 'request', 'form', 'titles.form', 'advice.form', 'status', 'account', 'link', 'code', 'step-up'],
    ...[
      'partnership.not-found',
      'partnership.action-refused',
      'partnership.changed-meanwhile',
      'action',
      'pair',
      'invitation',
    ],
    ...['signature', 'document.unknown', 'document.not-found', 'document.pdf', 'agreement', 'sha256'],
    ...['passkey', 'strokes', 'deputy', 'term.mail-is-a-clerks', 'member.is-staff'],
    ...['limit.signInForAddress', 'limit.signInFromIp', 'limit.codesFromIp', 'limit.wrongCodesForAddress'],
    ...['limit.stepUpForPerson', 'limit.wrongStepUpsForPerson', 'limit.uploadsOfPerson'],
  ]),
  ...under('partnerships', [
    ...[
      'areas',
      'sections',
      'kinds',
      'levels',
      'sides',
      'role',
      'signatory',
      'signature',
      'signatureStatus',
      'toCase',
      'yes',
    ],
    ...[
      'no',
      'action',
      'stopped',
      'waiter',
      'usual',
      'by',
      'documents.letter',
      'documents.upload',
      'reasons.action',
      'reasons.approval',
      'case.invites',
    ],
    ...[
      'case.invitedText',
      'case.yourTurn',
      'case.youCan',
      'case.before',
      'case.documents',
      'case.proposal',
      'case.readProposal',
    ],
    ...[
      'case.messages',
      'case.communities',
      'case.official',
      'case.other',
      'case.timeline',
      'details.reason',
      'details.answer',
    ],
    ...[
      'details.until',
      'details.contact',
      'standing.awaiting-counterpart',
      'standing.on-hold',
      'standing.who',
      'standing.yourTurn',
    ],
    ...['standing.since', 'standing.usual', 'standing.by', 'standing.late', 'standing.heldUntil', 'standing.nextLabel'],
    ...['events.partnership.started', 'events.partnership.submitted', 'events.partnership.changes-requested'],
    ...[
      'events.partnership.change-answered',
      'events.partnership.resubmitted',
      'events.partnership.counterpart-invited',
    ],
    ...['events.partnership.counterpart-reinvited', 'events.partnership.held', 'events.partnership.released'],
    ...['events.partnership.lapsed', 'events.partnership.revived', 'events.proposal', 'events.case.message-sent'],
    ...['plan.when', 'plan.where', 'clockPlan'],
  ]),
  'papers:link',
  'signing:',
  // every mail to everybody; not the names of mails and the pages that staff see them on
  ...under('notifications', [
    ...['subject', 'greeting', 'footer', 'unchecked', 'link-note', 'link-note-plain', 'own-link-note'],
    ...['own-link-note-plain', 'why', 'kinds', 'sections', 'outcomes', 'quotes', 'details', 'calendar', 'mails'],
    ...['foot', 'notMe', 'preferences', 'mailLink', 'address-problems', 'webhook-reasons'],
  ]),
];

function under(namespace: string, keys: readonly string[]): string[] {
  return keys.map((key) => `${namespace}:${key}`);
}
