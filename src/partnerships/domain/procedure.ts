import type { Approval } from '../../approvals/domain/approval.js';
import type { Hearing } from './hearing.js';
import type { Proposal, SectionName } from './proposal.js';
import type { ScanReading } from './scan-reading.js';
import type { SigningPlan } from './signing-plan.js';
import type { StateClock, WaitingState } from './state-clock.js';
import type { Side, State } from './states.js';
import type { AgreementLanguage } from './text-input.js';

/** `renew`, `amend`, `upgrade` and `re-sign` run through the same table later. */
export type Purpose = 'establish';

export interface Hold {
  reason: string;
  since: string;
  /** The clock releases the hold at this instant; null means until somebody releases it. */
  until: string | null;
}

export interface ChangeRequest {
  section: SectionName;
  comment: string;
  /** What the initiator did about it: changed the section, or answered in words. */
  answer: 'changed' | { words: string } | null;
}

export interface Invitation {
  /** Counts re-invitations: a link of an earlier generation is dead. */
  generation: number;
  contact: { name: string; office: string; mail: string } | null;
}

/** Where the whole text of a revision lies, and what of it rules and lists need. */
export interface RevisionContent {
  /** SHA-256 of the canonical content, under which it is stored: what both sides accept is exactly this. */
  sha256: string;
  languages: Record<Side, AgreementLanguage>;
  /** Version of the house's wording that it began with. */
  library: number;
  /** Ids, in order. */
  clauses: string[];
}

export interface TextRevision {
  number: number;
  proposedBy: Side;
  /** Absent in texts of the first release, which followed from the facts below. */
  content?: RevisionContent;
  areas: string[];
  /** Length of the agreement in years; null is indefinite. */
  termYears: number | null;
  renewable: boolean;
  noticeMonths: number;
  names: Record<Side, string>;
  /** As the communities were when it was proposed: what was accepted doesn't change with a later renaming. */
  parties: Record<Side, { shortName: string; level: string }>;
}

export interface FrozenText {
  revision: number;
  /** SHA-256 of the canonical content (H0 in the design). */
  contentHash: string;
  /** SHA-256 of the rendered original that each side keeps. */
  originals: Record<Side, string>;
  frozenAt: string;
}

/** One member's act for a board that signs together; the board's own signature lists them. */
export type MemberSignature = Omit<GivenSignature, 'members' | 'quorum'>;

export interface GivenSignature {
  signatureId: string;
  mode: 'electronic' | 'ceremony';
  personId: string | null;
  termId: string;
  name: string;
  /** Empty where the signature was drawn and no name was typed. */
  typedName: string;
  /** Document of kind `strokes`: the points of a drawn signature. */
  drawnSha256?: string;
  office: string;
  capacity: string;
  basis: string;
  /** UTC. When the official acted; for a ceremony, when the second scan was verified. */
  instant: string;
  zone: string;
  /** The day on which it was signed, where it was signed. */
  civilDate: string;
  /** Of a delegate: the document that authorised them. */
  instrumentSha256?: string;
  /** Of a board: how many of its members had to sign. */
  quorum?: number;
  /** Of a board: everybody who signed until its quorum was reached, in that order. */
  members?: readonly MemberSignature[];
}

/** A paper original that was signed with a pen, as its scan was recorded. */
export interface WetInkOriginal {
  documentSha256: string;
  signedOn: string;
  place: string;
  recordedBy: string | null;
  verifiedBy: string | null;
  /** Absent where an earlier release recorded it. */
  reading?: ScanReading;
  /** Of a board: the office terms of those who signed it, as whoever verified it says. */
  members?: readonly string[];
}

/** Where a paper original is kept, and by whom. */
export interface Custody {
  holder: string;
  place: string;
  /** Civil date from which it is there. */
  since: string;
}

/** What the registry and both communities sealed, each exactly once. */
export interface SealedCopies {
  /** SHA-256 of the sealed original that each side keeps. */
  copies: Record<Side, string>;
  /** PAdES level; `B-T` carries time stamps of an authority. */
  level: 'B-B' | 'B-T';
  seals: readonly { field: string; certificate: string; heldBy: 'registry' | 'community' }[];
}

/** What staff or the people waited on have changed about the clocks of this case. */
export interface CaseClock {
  /** Working days by which every step, the target and the lapse of the present wait come later. */
  extendedBy?: number;
  /** Nobody of that party is reminded before this instant. */
  snoozed?: Partial<Record<Side | 'staff', { until: string }>>;
  /** When the present wait was on hold: whatever began within it, such as a council's meeting, is moved on as well. */
  stood?: readonly { from: string; until: string }[];
  /** Ladders of this case's own, instead of the policy's. */
  own?: Partial<Record<WaitingState, StateClock>>;
}

/**
 * One run through the lifecycle table. What later releases added is absent until it first happens, so that a store of an
 * earlier release is still exactly what its events replay to.
 */
export interface Procedure {
  id: string;
  purpose: Purpose;
  state: State;
  /** When the present state was entered. */
  since: string;
  /**
   * From when waiting times count: `since`, begun anew when a draft is touched, a text is proposed or the invitation
   * goes to another contact, and moved on by the time spent on hold.
   */
  clockFrom: string;
  /** Where `changes-requested` returns to. */
  cameFrom: State | null;
  /** The former state of a procedure that has lapsed. */
  lapsedFrom: State | null;
  hold: Hold | null;
  revived: boolean;
  proposal: Proposal;
  changeRequests: ChangeRequest[];
  invitation: Invitation | null;
  counterpartJoined: boolean;
  /** People who recommended, waived, overrode or verified: none of them may take the second decision. */
  firstPeople: string[];
  approvals: Record<Side, Approval> | null;
  revisions: TextRevision[];
  accepted: Record<Side, number | null>;
  frozen: FrozenText | null;
  signatures: Record<Side, GivenSignature | null>;
  wetInk: Record<Side, WetInkOriginal | null>;
  /** Unsealed copies, as the first release stored them. */
  signedCopies: Record<Side, string> | null;
  /** The plan that was proposed last. */
  signingPlan?: SigningPlan;
  /** The plan that both have accepted. */
  agreedPlan?: SigningPlan;
  /** Of boards whose quorum isn't reached yet. */
  boardSignatures?: Partial<Record<Side, readonly MemberSignature[]>>;
  /** Sides whose official gets no link in a mail until one is sent anew. */
  linksStopped?: Partial<Record<Side, boolean>>;
  custody?: Partial<Record<Side, Custody>>;
  sealed?: SealedCopies;
  clock?: CaseClock;
  hearings?: Partial<Record<Side, Hearing>>;
}

export const latestRevision = (procedure: Procedure): TextRevision | null => procedure.revisions.at(-1) ?? null;
