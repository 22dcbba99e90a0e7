import { documentsOf } from '../../../agreements/application/documents-of-case.js';
import { papersFor } from '../../../agreements/domain/papers/available-papers.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { CaseView } from '../../application/case.query.js';
import { modeOf } from '../../domain/signing-plan.js';
import { sides } from '../../domain/states.js';
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

/** The papers that are signed with a pen; null where nobody agreed to one. */
export function originalsHref({ partnership }: Pick<CaseView, 'partnership'>): string | null {
  const { procedure } = partnership;
  const penned = sides.some((side) => modeOf(procedure, side) === 'ceremony' || procedure.wetInk[side]);
  return penned ? `${caseAddress(partnership)}/originals` : null;
}

/** Everything that proves the agreement, in one file; null until it is sealed. */
export const evidenceHref = ({ partnership }: Pick<CaseView, 'partnership'>): string | null =>
  partnership.procedure.sealed ? `${caseAddress(partnership)}/evidence.zip` : null;
