import { latestRevision } from '../../../partnerships/domain/procedure.js';
import { namesOf } from '../../../partnerships/web/case-names.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { type AnyContent, isFirst } from '../../domain/agreement-content.js';
import type { PrintedText } from '../../domain/printed-text.js';
import { type DifferenceView, differenceView } from '../text/difference-view.js';
import { type TextAddresses, textAddresses } from '../text-addresses.js';
import { type ProblemLine, problemLines } from './problem-lines.js';

export interface ProposePage {
  readonly reference: string;
  /** To whom it goes, and as which number. */
  readonly lead: Words;
  /** What stands in the way of proposing it. */
  readonly open: readonly ProblemLine[];
  readonly behind: boolean;
  readonly version: number;
  /** Against the newest text; null where there is none that could be compared. */
  readonly difference: DifferenceView | null;
  /** Says the very same as the newest text. */
  readonly same: boolean;
  /** The whole text, where it can't be compared. */
  readonly text: PrintedText | null;
  readonly latest: number;
  readonly addresses: TextAddresses;
  readonly mistakes: readonly { readonly text: Words; readonly href: string }[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/propose': ProposePage;
  }
}

export interface ToPropose {
  readonly reviewed: ReviewedDraft;
  /** The newest text. */
  readonly before: AnyContent | null;
  readonly text: PrintedText;
  readonly refused?: Words | undefined;
}

export function proposePage({ reviewed, before, text, refused }: ToPropose, language: string): ProposePage {
  const { view, draft, composed, latest } = reviewed;
  const names = namesOf(view.facts);
  const comparable = before !== null && !isFirst(before);
  const compared = comparable ? { before, after: composed.content, names, language } : null;
  const difference = compared && differenceView(compared);
  const other = reviewed.side === 'initiator' ? 'counterpart' : 'initiator';
  const number = (latestRevision(view.partnership.procedure)?.number ?? 0) + 1;
  return {
    reference: view.partnership.reference,
    lead: words('agreements:propose.lead', { community: given(names[other]), number }),
    open: problemLines(reviewed, names, language),
    behind: draft.base < latest,
    version: draft.version,
    difference,
    same: difference !== null && difference.clauses.length === 0 && difference.facts.length === 0,
    text: difference === null ? text : null,
    latest,
    addresses: textAddresses(view.partnership.reference),
    mistakes: refused ? [{ text: refused, href: '#main-content' }] : [],
  };
}
