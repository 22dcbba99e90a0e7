import type { Approval } from '../../approvals/domain/approval.js';
import type { Hearing } from './hearing.js';
import type { Custody, GivenSignature, MemberSignature, SealedCopies, TextRevision } from './procedure.js';
import type { OriginalCheck } from './original-checks.js';
import type { PartnershipKind, Proposal, SectionName } from './proposal.js';
import type { ScanReading } from './scan-reading.js';
import type { SigningPlan } from './signing-plan.js';
import type { StateClock, WaitingState } from './state-clock.js';
import type { Side, State } from './states.js';

type Nothing = Record<never, never>;

/**
 * What each event carries. `data` is public for good: it is hashed as it stands and may be printed. `private` is kept
 * apart and can be erased; only its salted hash is in the chain.
 */
export interface EventParts {
  'partnership.started': {
    data: { reference: string; kind: PartnershipKind; initiatorId: string; counterpartId: string; procedureId: string };
  };
  'proposal.section-answered': {
    data: { section: SectionName; answers: Proposal[SectionName] | null };
    private?: { answers: Proposal[SectionName] };
  };
  'partnership.submitted': { data: Nothing };
  'partnership.changes-requested': {
    data: { sections: SectionName[] };
    private: { requests: { section: SectionName; comment: string }[] };
  };
  'partnership.change-answered': { data: { section: SectionName }; private: { words: string } };
  'partnership.resubmitted': { data: Nothing };
  'partnership.rejected': { data: Nothing; private: { reason: string } };
  'partnership.counterpart-invited': {
    data: { generation: number };
    private: { contact: { name: string; office: string; mail: string } };
  };
  'partnership.counterpart-reinvited': {
    data: { generation: number };
    private: { contact: { name: string; office: string; mail: string } };
  };
  'partnership.invitation-accepted': { data: { letterSha256: string | null; clerkId: string | null } };
  'partnership.invitation-declined': { data: { letterSha256: string | null }; private: { reason: string } };
  'partnership.merged': { data: { into: string }; private: { reason: string } };
  'partnership.recommended': { data: Nothing; private: { scores: Record<string, number>; reason: string } };
  'approval.recorded': { data: { side: Side; approval: Approval }; private?: { remark: string } };
  'approval.waived': { data: { side: Side }; private: { reason: string } };
  /** `movedFrom` is when the meeting was to begin until now; absent where none was ahead. */
  'approval.hearing-scheduled': { data: { side: Side; hearing: Hearing; movedFrom?: string } };
  /** Without a reason where it became needless by itself: the case ended, or the council has decided before. */
  'approval.hearing-cancelled': { data: { side: Side; hearing: Hearing }; private?: { reason: string } };
  'approvals.completed': { data: Nothing };
  'approvals.defeated': { data: { side: Side } };
  'approvals.rescinded': { data: { side: Side } };
  'agreement.text-proposed': { data: { revision: TextRevision } };
  'agreement.text-accepted': { data: { side: Side; revision: number } };
  /** `side` is null where staff wrote it. */
  'agreement.commented': { data: { revision: number; clause: string; side: Side | null }; private: { text: string } };
  'agreement.text-frozen': {
    data: { revision: number; contentHash: string; originals: Record<Side, string>; names: Record<Side, string> };
  };
  'agreement.text-reopened': { data: Nothing; private: { reason: string } };
  'signing.plan-proposed': { data: { plan: SigningPlan } };
  'signing.plan-accepted': { data: { side: Side; plan: number } };
  /** A member of a board; `signature.given` follows when the quorum is reached. */
  'signature.member-given': {
    data: {
      side: Side;
      signature: MemberSignature;
      quorum: number;
      contentHash: string;
      originals: Record<Side, string>;
    };
    private?: { evidence: SignatureEvidence };
  };
  'signature.deputy-named': {
    data: { side: Side };
    private: {
      name: string;
      mail: string;
      office: string;
      from: string;
      until: string;
      reason: string;
      instrumentSha256: string;
    };
  };
  'signature.link-reissued': { data: { side: Side } };
  'signature.link-revoked': { data: { side: Side }; private: { reason: string } };
  'signature.given': {
    data: { side: Side; signature: GivenSignature; contentHash: string; originals: Record<Side, string> };
    private?: { evidence: SignatureEvidence };
  };
  'signature.declined': { data: { side: Side }; private: { reason: string } };
  'signatures.voided': { data: { sides: Side[] } };
  'original.recorded': {
    data: { side: Side; documentSha256: string; signedOn: string; place: string; reading?: ScanReading };
  };
  /** `members` of a board: the office terms of those who signed this paper. */
  'original.verified': { data: { side: Side; checked?: readonly OriginalCheck[]; members?: readonly string[] } };
  'original.custody-recorded': { data: { side: Side; custody: Custody } };
  'original.rejected': { data: { side: Side }; private: { reason: string } };
  'partnership.signed': { data: { affiliationDate: string } };
  'agreement.signed-copies-stored': { data: { copies: Record<Side, string> } };
  'agreement.sealed': { data: SealedCopies };
  'partnership.recognised': { data: { number: string; affiliationDate: string } };
  'partnership.recognition-refused': { data: Nothing; private: { reason: string } };
  'partnership.withdrawn': { data: { side: Side }; private: { reason: string } };
  'partnership.barred': { data: { citation: string }; private: { reason: string } };
  'partnership.held': { data: { until: string | null }; private: { reason: string } };
  /** `since` is when the hold began; events of earlier releases don't say it. */
  'partnership.released': { data: { since?: string } };
  'partnership.lapsed': { data: Nothing };
  'partnership.revived': { data: Nothing; private: { reason: string } };
  /** Working days that the present wait got more. */
  'clock.extended': { data: { days: number }; private: { reason: string } };
  /** `until` is the instant at which `day` begins there. */
  'clock.snoozed': { data: { party: Side | 'staff'; until: string; day: string }; private?: { reason: string } };
  /** `clock` is null where the case goes back to the ladder of all cases. */
  'clock.overridden': { data: { state: WaitingState; clock: StateClock | null }; private: { reason: string } };
  'case.noted': { data: Nothing; private: { text: string } };
  'case.message-sent': { data: { to: Side | 'both' | 'staff' }; private: { text: string } };
}

/** How and from where the signatory acted; kept in the private part. */
export interface SignatureEvidence {
  authenticatedBy: string;
  authenticatedAt: string;
  /** Of the id of the passkey, where one was used: the authenticator's answer was to this very text. */
  credentialSha256?: string;
  consentVersion: string;
  consentText: string;
  address: string;
  userAgent: string;
}

export type EventType = keyof EventParts;
type PrivateOf<T extends EventType> = EventParts[T] extends { private: infer P }
  ? { private: P }
  : EventParts[T] extends { private?: infer P }
    ? { private?: P }
    : { private?: never };

/** What a decision says happened, before it is numbered, stamped and chained. */
export type EventDraft = {
  [T in EventType]: { type: T; data: EventParts[T]['data']; to?: State } & PrivateOf<T>;
}[EventType];

/** An event as it is read back; `private` is null where it was erased or never was. */
export type PastEvent = {
  [T in EventType]: {
    type: T;
    data: EventParts[T]['data'];
    private: NonNullable<PrivateOf<T>['private']> | null;
    to: State | null;
    at: string;
    version: number;
    /** Who did it, where it was a person. */
    by: string | null;
  };
}[EventType];
