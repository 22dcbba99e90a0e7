import { documentsOf } from '../../../agreements/application/documents-of-case.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { Partnership } from '../../domain/partnership.js';
import { caseAddress, type CaseNames } from '../case-names.js';

export interface DocumentLink {
  readonly href: string;
  readonly text: Words;
}

export const documentLinks = (partnership: Partnership, names: CaseNames): DocumentLink[] =>
  documentsOf(partnership.procedure).map(({ sha256, kind, side }) => ({
    href: `${caseAddress(partnership)}/documents/${sha256}`,
    text: words(`partnerships:documents.${kind}`, { community: given(names[side]) }),
  }));
