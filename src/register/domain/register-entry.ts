import type { ApprovalOutcome } from '../../approvals/domain/approval.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';

/** A community as the register shows it: as the agreement names it, and as it is called now. */
export interface RegisteredParty {
  readonly name: string;
  readonly nameAsSigned: string;
  readonly level: string;
  readonly country: string;
}

export interface Signatory {
  readonly name: string;
  readonly office: string;
  readonly capacity: string;
  readonly mode: 'electronic' | 'ceremony';
  /** ISO instant, UTC. */
  readonly signedAt: string;
  readonly zone: string;
  /** The day on which it was signed, where it was signed. */
  readonly signedOn: string;
}

/** What a council resolved, without who voted how. */
export interface Resolution {
  readonly outcome: ApprovalOutcome | 'required';
  readonly number: string | null;
  readonly date: string | null;
}

/** SHA-256 of the documents, hex. */
export interface DocumentHashes {
  readonly content: string;
  readonly originals: Readonly<Record<Side, string>>;
  /** What the registry and both communities sealed; null where an earlier release recognised it. */
  readonly sealed: Readonly<Record<Side, string>> | null;
  /** Unsealed copies of an earlier release. */
  readonly signedCopies: Readonly<Record<Side, string>> | null;
}

/** Everything that anybody may know of a recognised partnership. */
export interface RegisterEntry {
  readonly number: string;
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly parties: Readonly<Record<Side, RegisteredParty>>;
  readonly areas: readonly string[];
  /** Years; null is indefinite. */
  readonly termYears: number | null;
  readonly renewable: boolean;
  readonly affiliationDate: string;
  readonly frozenAt: string;
  readonly recognisedAt: string;
  readonly validity: string;
  readonly recognition: string;
  readonly activity: string;
  readonly signatories: Readonly<Record<Side, Signatory>>;
  readonly resolutions: Readonly<Record<Side, Resolution>>;
  readonly hashes: DocumentHashes;
}

/** One line of the public list. */
export interface ListedEntry {
  readonly number: string;
  readonly kind: PartnershipKind;
  readonly names: Readonly<Record<Side, string>>;
  readonly countries: Readonly<Record<Side, string>>;
  readonly areas: readonly string[];
  readonly affiliationDate: string;
}

export interface RegisterFigures {
  readonly partnerships: number;
  readonly communities: number;
  readonly countries: number;
  /** Civil date of the oldest affiliation; null while the register is empty. */
  readonly since: string | null;
}
