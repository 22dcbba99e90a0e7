import { documentsOf } from '../../../agreements/application/documents-of-case.js';
import { papersFor } from '../../../agreements/domain/papers/available-papers.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { CaseView } from '../../application/case.query.js';
import { caseAddress, type CaseNames } from '../case-names.js';

export interface DocumentLink {
  readonly href: string;
  readonly text: Words;
}

export const documentLinks = (
  { partnership, events }: Pick<CaseView, 'partnership' | 'events'>,
  names: CaseNames,
): DocumentLink[] =>
  documentsOf(partnership.procedure, events).map(({ sha256, kind, side, replaced }) => ({
    href: `${caseAddress(partnership)}/documents/${sha256}`,
    text: words(`partnerships:documents.${replaced ? 'resolutionReplaced' : kind}`, { community: given(names[side]) }),
  }));

/** The list of what can be printed; null while there is nothing on it. */
export const papersHref = ({ partnership, actor }: Pick<CaseView, 'partnership' | 'actor'>): string | null =>
  papersFor(partnership, actor).length > 0 ? `${caseAddress(partnership)}/papers` : null;
