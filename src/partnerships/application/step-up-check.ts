import type { ActionInput } from '../domain/actions.js';

/** What a fresh code, mailed a moment ago, or a passkey proves. */
export interface StepUpProof {
  /** Spent by the commit that uses it, so that it serves exactly one signature. */
  linkId: string;
  authenticatedBy: string;
  /** ISO instant at which the code was sent, or the passkey asked for. */
  authenticatedAt: string;
  /** SHA-256 of the passkey's id. */
  credentialSha256?: string;
}

/** Who has to prove what: a passkey's answer holds for this content of this partnership alone. */
export interface StepUpAsked extends Pick<ActionInput<'sign'>, 'code' | 'passkey' | 'contentHash'> {
  personId: string;
  partnershipId: string;
}

/** Asked right before something that can't be undone. */
export abstract class StepUpCheck {
  /** @throws AppError when the proof is wrong, too old, spent, somebody else's, or was tried too often. */
  abstract check(asked: StepUpAsked): Promise<StepUpProof>;
}
