import type { Side } from '../../../partnerships/domain/states.js';
import type { DraftText } from '../../domain/drafting/draft-text.js';

/** What one side is working on. */
export interface AgreementDraft {
  /** Number of the revision that it began from; 0: the house's wording. */
  base: number;
  /** The text that it began from, as it was then: the house's wording and what is known of the two go on changing. */
  beginning: DraftText;
  text: DraftText;
  /** Another one with every save, also of a copy that began anew: whoever looked at one knows when it is another. */
  version: number;
  updatedAt: Date;
}

export interface DraftKey {
  procedureId: string;
  side: Side;
}

export interface DraftSave extends DraftKey {
  base: number;
  beginning: DraftText;
  text: DraftText;
  /** Of the draft that was read; 0 where there was none. */
  expectedVersion: number;
  personId: string;
}

/** Working copies of texts: one a side, kept until it is proposed or given up. */
export abstract class AgreementDrafts {
  abstract find(key: DraftKey): Promise<AgreementDraft | null>;
  /** The new version, or null where somebody else saved first. */
  abstract save(draft: DraftSave): Promise<number | null>;
  /** Gives it up, unless it was saved again since `version`. */
  abstract discard(key: DraftKey, version: number): Promise<void>;
}
