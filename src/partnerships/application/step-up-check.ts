/** What a fresh code, mailed a moment ago, proves. */
export interface StepUpProof {
  /** Spent by the commit that uses it, so that it serves exactly one signature. */
  linkId: string;
  authenticatedBy: string;
  /** ISO instant at which the code was sent. */
  authenticatedAt: string;
}

/** Asked right before something that can't be undone. */
export abstract class StepUpCheck {
  /** @throws AppError when the code is wrong, too old, spent, or was tried too often. */
  abstract check(personId: string, partnershipId: string, code: string): Promise<StepUpProof>;
}
