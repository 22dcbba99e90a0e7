import type { TermInput } from './term-inputs.js';

/** Who holds the highest office of a community; dates are civil dates of that community, `until` inclusive. */
export interface HeldTerm {
  readonly id: string;
  readonly communityId: string;
  readonly personId: string;
  readonly name: string;
  readonly mail: string;
  readonly office: string;
  readonly capacity: TermInput['capacity'];
  /** Why somebody acts for the holder, or signs as their delegate. */
  readonly capacityReason: string | null;
  /** Of a member of a board: how many members have to sign; null for everybody else. */
  readonly quorum: number | null;
  /** Of a delegate: the document that authorises them, and the last day that it names. */
  readonly instrumentSha256: string | null;
  readonly instrumentUntil: string | null;
  readonly basis: TermInput['basis'];
  readonly basisReason: string | null;
  readonly from: string;
  readonly until: string | null;
  /** ISO instant, or null while staff haven't confirmed the address, and of a delegate the instrument. */
  readonly mailConfirmedAt: string | null;
  readonly enteredBy: string | null;
}

/** What goes with a capacity, and nothing that another one would need. */
export function groundsOf(
  input: Pick<TermInput, 'capacity' | 'capacityReason' | 'quorum' | 'instrumentSha256' | 'until'>,
): Pick<HeldTerm, 'capacityReason' | 'quorum' | 'instrumentSha256' | 'instrumentUntil'> {
  const { capacity } = input;
  const delegate = capacity === 'delegate';
  return {
    capacityReason: (capacity === 'acting' || delegate ? input.capacityReason : null) ?? null,
    quorum: (capacity === 'collegiate' ? input.quorum : null) ?? null,
    instrumentSha256: (delegate ? input.instrumentSha256 : null) ?? null,
    instrumentUntil: (delegate ? input.until : null) ?? null,
  };
}
