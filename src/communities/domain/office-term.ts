import type { TermInput } from './inputs.js';

/** Who holds the highest office of a community; dates are civil dates of that community, `until` inclusive. */
export interface HeldTerm {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly name: string;
  readonly mail: string;
  readonly office: string;
  readonly capacity: TermInput['capacity'];
  readonly basis: TermInput['basis'];
  readonly basisReason: string | null;
  readonly from: string;
  readonly until: string | null;
  /** ISO instant, or null while staff haven't confirmed the address. */
  readonly mailConfirmedAt: string | null;
  readonly enteredBy: string | null;
}
