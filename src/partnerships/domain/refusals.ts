/** Why something can't be done. Pages and the API translate the code; `params` fill the sentence. */
export interface Refusal {
  code: RefusalCode;
  params?: Record<string, string | number | readonly string[]>;
  /** Input field that the reason belongs to, where there is one. */
  field?: string;
}

export const refusalCodes = [
  'action.unknown',
  'action.not-in-state',
  'action.on-hold',
  'action.not-yours',
  'proposal.incomplete',
  'proposal.section-closed',
  'pair.same-community',
  'pair.same-sovereign-state',
  'pair.live-partnership',
  'pair.prohibited',
  'pair.no-crossing-proposal',
  'changes.section-not-named',
  'changes.unanswered',
  'invitation.letter-missing',
  'invitation.own-side',
  'invitation.unanswered',
  'review.tie',
  'review.second-person',
  'approval.wrong-side',
  'approval.date-in-future',
  'approval.more-votes-than-seats',
  'approval.no-votes',
  'approval.casting-vote-without-tie',
  'approval.casting-vote-not-allowed',
  'approval.document-missing',
  'approval.not-granted',
  'approval.nothing-to-rescind',
  'approval.in-force-already',
  'text.not-accepted-by-both',
  'text.no-revision',
  'text.stale-revision',
  'text.already-accepted',
  'text.too-few-areas',
  'text.stale-base',
  'text.no-such-clause',
  'signature.no-authority',
  'signature.mail-unconfirmed',
  'signature.mail-is-a-clerks',
  'signature.hash-mismatch',
  'signature.already-given',
  'original.nothing-recorded',
  'original.already-verified',
  'original.verified-by-recorder',
  'original.wrong-side',
  'original.own-side',
  'original.date-in-future',
  'original.date-before-text',
  'original.no-authority',
  'document.not-ready',
  'document.already-stored',
  'hold.none',
  'hold.not-due',
  'hold.until-past',
  'revive.already',
  'lapse.not-due',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refusal = (code: RefusalCode, params?: Refusal['params'], field?: string): Refusal => ({
  code,
  ...(params ? { params } : {}),
  ...(field ? { field } : {}),
});
