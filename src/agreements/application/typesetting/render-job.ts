import type { Side } from '../../../partnerships/domain/states.js';
import type { AnyContent } from '../../domain/agreement-content.js';

export type PrintedSignature = {
  side: Side;
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

/** Events by type: the words for them are the languages' own. */
export type PrintedEvidence = { chainHead: string; events: { at: string; type: string }[] };

type Common = {
  content: AnyContent;
  /** The alternat: this community is named first, its language comes first and its signature stands first. */
  keeper: Side;
  /** `P-2026-00042` */
  reference: string;
  verifyUrl: string;
  /** Must be the hash of `content`. */
  contentHash: string;
  /** ISO 8601 instant that becomes the document's date: the same job gives the same bytes, whenever it is run. */
  date: string;
  /** Coats of arms or seals as PNG, of the communities whose content names one. */
  arms?: Partial<Record<Side, Buffer>>;
  /** Prints a clear line that this is not a real agreement. */
  sampleData?: boolean;
};

export type UnsignedJob = Common & { document: 'draft' | 'original' };

export type SignedCopyJob = Common & {
  document: 'signed-copy';
  signatures: PrintedSignature[];
  /** SHA-256 of the two originals that were reviewed and signed, by who keeps them. */
  originals: Record<Side, string>;
  evidence: PrintedEvidence;
};

export type RenderJob = UnsignedJob | SignedCopyJob;
