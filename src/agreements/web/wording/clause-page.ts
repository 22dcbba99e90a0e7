import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { idOf } from '../../../platform/web/forms/raw-form.js';
import type { Sayable } from '../../../platform/web/words.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import { fieldNames, type LibraryClause } from '../../domain/wording/library.js';
import type { WordingSet } from '../../domain/wording/library-changes.js';
import { placeOfProblem } from '../../domain/wording/library-problems.js';
import { type LanguageFields, languageFields, type Refused } from './clause-fields.js';
import {
  type LanguageChoice,
  languageName,
  languagesIn,
  type NamedLanguage,
  namedLanguage,
  namedLanguages,
} from './language-words.js';
import { clauseName } from './shown-wording.js';
import { wordingPaths } from './wording-addresses.js';

/** Something to mend, with the place on the page where it can be. */
export interface ClauseProblem {
  readonly code: string;
  readonly params: ErrorReason['params'];
  readonly language: string | null;
  readonly set: WordingSet | null;
  readonly href: string | null;
}

export interface ClausePage {
  readonly clause: LibraryClause;
  readonly name: Sayable;
  readonly next: number;
  readonly version: number;
  readonly back: string;
  readonly action: string;
  readonly choices: readonly NamedLanguage[];
  readonly chosen: LanguageChoice;
  readonly languages: readonly LanguageFields[];
  readonly toMend: readonly ClauseProblem[];
  /** Whether what has to be mended is kept already, or still only on this page. */
  readonly kept: boolean;
  readonly fieldNames: readonly string[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/clause': ClausePage;
  }
}

export interface ShownPlace {
  readonly clause: LibraryClause;
  readonly chosen: LanguageChoice;
}

export function clausePage(
  open: OpenDraft,
  { clause, chosen }: ShownPlace,
  pageLanguage: string,
  refused: Refused | null = null,
): ClausePage {
  const { draft, next } = open;
  const codes = languagesIn(chosen, pageLanguage);
  const reasons = refused ? refused.problems : keptProblems(open, clause.id);
  return {
    clause,
    name: clauseName(clause.id, next),
    next: next.version,
    version: draft.version,
    back: `${wordingPaths.draft}#clause-${clause.id}`,
    action: wordingPaths.clause(clause.id),
    choices: namedLanguages(pageLanguage),
    chosen,
    languages: codes.map((code) => languageFields(next, clause, namedLanguage(code, pageLanguage), refused)),
    toMend: reasons.map((reason) => clauseProblem(reason, clause, codes, pageLanguage)),
    kept: refused === null,
    fieldNames,
  };
}

/** By the same names as what is typed. */
const keptProblems = ({ problems }: OpenDraft, clause: string): ErrorReason[] =>
  problems.flatMap((problem) => {
    const place = placeOfProblem(problem);
    return place?.clause === clause ? [{ ...problem, field: `${place.set}.${place.language}` }] : [];
  });

function clauseProblem(
  { code, params, field = '' }: ErrorReason,
  clause: LibraryClause,
  shown: readonly AgreementLanguage[],
  pageLanguage: string,
): ClauseProblem {
  const [set, language] = field.split('.') as [WordingSet | undefined, AgreementLanguage | undefined];
  if (!set || !language) return { code, params, language: null, set: null, href: null };
  const anchor = field.split('.').length > 2 ? idOf(field) : `language-${language}`;
  const href = shown.includes(language) ? `#${anchor}` : wordingPaths.clause(clause.id, language);
  return { code, params, language: languageName(language, pageLanguage), set, href };
}
