import type { Vote } from './vote.js';

/** In this release every side needs its council's resolution; further kinds join as data. */
export const approvalKinds = ['council-resolution'] as const;
export type ApprovalKind = (typeof approvalKinds)[number];

export type ApprovalOutcome = 'granted' | 'defeated' | 'deferred' | 'conditional' | 'rescinded' | 'deemed' | 'waived';

/** What a community's council decided about the partnership; the latest decision counts. */
export interface Approval {
  kind: ApprovalKind;
  outcome: ApprovalOutcome | 'required';
  /** A defeat after which the council will not vote again. */
  final: boolean;
  meetingDate: string | null;
  resolutionNumber: string | null;
  vote: Vote | null;
  /** SHA-256 of the uploaded resolution, or null where only an address is cited. */
  documentSha256: string | null;
  documentUrl: string | null;
}

export const requiredApproval = (kind: ApprovalKind): Approval => ({
  kind,
  outcome: 'required',
  final: false,
  meetingDate: null,
  resolutionNumber: null,
  vote: null,
  documentSha256: null,
  documentUrl: null,
});

export const approvalInForce = (approval: Approval): boolean =>
  approval.outcome === 'granted' || approval.outcome === 'deemed' || approval.outcome === 'waived';
