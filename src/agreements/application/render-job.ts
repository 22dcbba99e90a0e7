import type { AgreementContent, AgreementSide } from '../domain/agreement-content.js';

export type PrintedSignature = {
  side: AgreementSide;
  name: string;
  typedName: string;
  office: string;
  capacity: 'holder' | 'acting' | 'delegate' | 'collegiate';
  basis: 'elected' | 'appointed';
  /** ISO 8601, UTC. */
  instant: string;
  /** IANA time zone of the community. */
  zone: string;
  /** `2026-03-05`, as counted in that zone at that instant. */
  civilDate: string;
};

export type PrintedEvidence = { chainHead: string; events: { at: string; text: string }[] };

type Common = {
  content: AgreementContent;
  /** The alternat: this community is named first and signs on the left. */
  keeper: AgreementSide;
  /** `P-2026-00042` */
  reference: string;
  verifyUrl: string;
  /** Must be the hash of `content`. */
  contentHash: string;
  /** ISO 8601 instant that becomes the document's date: the same job gives the same bytes, whenever it is run. */
  date: string;
  /** Prints a clear line that this is not a real agreement. */
  sampleData?: boolean;
};

export type UnsignedJob = Common & { document: 'draft' | 'original' };

export type SignedCopyJob = Common & {
  document: 'signed-copy';
  signatures: PrintedSignature[];
  /** SHA-256 of the two originals that were reviewed and signed, by who keeps them. */
  originals: Record<AgreementSide, string>;
  evidence: PrintedEvidence;
};

export type RenderJob = UnsignedJob | SignedCopyJob;
