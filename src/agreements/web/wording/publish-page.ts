import type { FormModel } from '../../../platform/web/forms/form-model.js';
import { type Sayable, words } from '../../../platform/web/words.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import { droppedFields } from '../../domain/wording/dropped-fields.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import { type LibraryProblem, placeOfProblem } from '../../domain/wording/library-problems.js';
import { placeOfName } from '../../domain/wording/name-problems.js';
import { languageName } from './language-words.js';
import { type ChangedClause, changedClauses } from './shown-changes.js';
import { type ChangedLanguageNames, changedNamesOf, namedReason } from './shown-names.js';
import { clauseName } from './shown-wording.js';
import { wordingPaths } from './wording-addresses.js';

export interface PublishPage {
  readonly base: number;
  readonly next: number;
  readonly newer: number | null;
  readonly version: number;
  readonly back: string;
  readonly clauses: readonly ChangedClause[];
  readonly names: readonly ChangedLanguageNames[];
  /** What has to be mended first, by the page where it can be. */
  readonly toMend: readonly ToMend[];
  /** Fields that the English wording has and another one hasn't. */
  readonly dropped: readonly {
    readonly clause: Sayable;
    readonly language: string;
    readonly fields: string;
    readonly href: string;
  }[];
  readonly form: FormModel;
}

export interface ToMend {
  readonly href: string;
  /** A clause, or the names; null for what is about the list of clauses. */
  readonly name: Sayable | null;
  readonly language: string | null;
  readonly reasons: readonly { readonly code: string; readonly params: Readonly<Record<string, unknown>> }[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/publish': PublishPage;
  }
}

export function publishPage(open: OpenDraft, form: FormModel, pageLanguage: string): PublishPage {
  const { draft, base, next, newest } = open;
  return {
    base: base.version,
    next: next.version,
    newer: newest > base.version ? newest : null,
    version: draft.version,
    back: wordingPaths.draft,
    clauses: changedClauses(base, next, pageLanguage),
    names: changedNamesOf(base, next, pageLanguage),
    toMend: toMend(open, pageLanguage),
    dropped: droppedFields(open).map(({ clause, language, fields }) => ({
      clause: clauseName(clause, next),
      language: languageName(language, pageLanguage),
      fields: fields.map((name) => `{${name}}`).join(', '),
      href: wordingPaths.clause(clause, language),
    })),
    form,
  };
}

function toMend({ next, problems }: OpenDraft, pageLanguage: string): ToMend[] {
  const byHref = new Map<string, ToMend>();
  for (const problem of problems) {
    const place = placeToMend(problem, next, pageLanguage);
    const before = byHref.get(place.href)?.reasons ?? [];
    byHref.set(place.href, { ...place, reasons: [...before, namedReason(problem, pageLanguage)] });
  }
  return [...byHref.values()];
}

function placeToMend(problem: LibraryProblem, next: AgreementLibrary, pageLanguage: string): Omit<ToMend, 'reasons'> {
  const named = placeOfName(problem);
  if (named) {
    const { language } = named;
    const name = words('wording:names.title');
    return { href: wordingPaths.names(language), name, language: languageName(language, pageLanguage) };
  }
  const place = placeOfProblem(problem);
  if (!place) return { href: wordingPaths.draft, name: null, language: null };
  const { clause, language } = place;
  const name = clauseName(clause, next);
  return { href: wordingPaths.clause(clause, language), name, language: languageName(language, pageLanguage) };
}
