import type { CommunityFacts } from '../../../partnerships/domain/facts.js';
import type { Partnership } from '../../../partnerships/domain/partnership.js';
import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { AnyContent } from '../agreement-content.js';
import type { AgreementLibrary } from '../wording/library.js';
import type { PacksByLanguage } from '../printed-text.js';
import type { PaperKind } from './paper-kinds.js';

/** All that papers are made from. */
export interface PaperCase {
  readonly partnership: Pick<Partnership, 'reference' | 'kind' | 'procedure' | 'recognised'>;
  readonly communities: Readonly<Record<Side, CommunityFacts>>;
  /** What was frozen, else the newest that was proposed, else what a first text would begin with. */
  readonly content: AnyContent;
  readonly library: AgreementLibrary;
  readonly packs: PacksByLanguage;
  /** One of the communities is sample data. */
  readonly sample: boolean;
  /** Origin of the register, without a slash at its end. */
  readonly baseUrl: string;
}

/** One paper of a case. */
export interface PaperRequest {
  readonly kind: PaperKind;
  /** Whose it is, and who is named first. */
  readonly side: Side;
  /** The language that it is in, or that comes first; one of `paperLanguages`. */
  readonly language: AgreementLanguage;
  /** ISO instant that becomes the date of the PDF. */
  readonly date: string;
}
