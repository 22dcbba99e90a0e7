import type { Side } from '../../../partnerships/domain/states.js';
import type { AnyContent } from '../../domain/agreement-content.js';
import type { Attachment } from './attachment.js';
import type { PrintedEvidence } from './printed-evidence.js';
import type { PrintedSignature } from './printed-signature.js';

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

/** The final original, before the seals are put on it. */
export type SealedJob = Common & {
  document: 'sealed';
  signatures: PrintedSignature[];
  /** SHA-256 of the two originals that were reviewed and signed, by who keeps them. */
  originals: Record<Side, string>;
  evidence: PrintedEvidence;
  attachments: readonly Attachment[];
};

export type RenderJob = UnsignedJob | SealedJob;
