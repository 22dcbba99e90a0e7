import type { ErrorReason } from '../../../platform/errors.js';
import { reasonOf } from '../../../platform/input.js';
import { type AgreementLanguage, agreementLanguages, ownClauseId } from '../../../partnerships/domain/text-input.js';
import { fieldsIn, hasStrayBrace } from '../fields.js';
import { type AgreementLibrary, fieldNames, type LibraryWording, librarySchema, textsOf } from './library.js';
import { type WordingSet, wordingSets } from './library-changes.js';
import { nameProblems } from './name-problems.js';
import { asksTwoThings, missingVariants } from './wording-variants.js';

/** Something that stands between a wording and its publication; `field` is its path in the library. */
export interface LibraryProblem extends ErrorReason {
  readonly field: string;
}

/** One wording and where it stands. */
interface Place {
  readonly language: AgreementLanguage;
  readonly set: WordingSet;
  readonly clause: string;
}

/** Everything that is wrong with the next version; `before` is the version that it is made of. */
export function libraryProblems(next: AgreementLibrary, before: AgreementLibrary | null): LibraryProblem[] {
  const parsed = librarySchema.safeParse(next);
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => ({ field: '', ...reasonOf(issue) }));
  const found = [
    ...clauseProblems(next),
    ...retiredProblems(next, before),
    ...issues,
    ...agreementLanguages.flatMap((each) => languageProblems(each, next, before)),
    ...nameProblems(next),
  ];
  return [...new Map(found.map((problem) => [`${problem.field} ${problem.code}`, problem])).values()];
}

/** `languages.ja.friendship.areas` read again; null for what is about the list of clauses. */
export function placeOfProblem({ field }: LibraryProblem): Place | null {
  const [, language, set, clause] = /^languages\.([\w-]+)\.(clauses|friendship)\.([\w-]+)/.exec(field) ?? [];
  return language && set && clause ? { language: language as AgreementLanguage, set: set as WordingSet, clause } : null;
}

function clauseProblems({ clauses }: AgreementLibrary): LibraryProblem[] {
  const ids = clauses.map(({ id }) => id);
  const title = clauses.some(({ place, required }) => place === 'title' && required);
  return [
    ...(title ? [] : [{ field: 'clauses', code: 'library.no-title' }]),
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => ({ field: `clauses.${id}`, code: 'library.clause-twice', params: { clause: id } })),
    ...ids
      .filter((id) => ownClauseId.test(id))
      .map((id) => ({ field: `clauses.${id}`, code: 'library.own-clause-id', params: { clause: id } })),
    ...clauses
      .filter(({ required, included }) => required && !included)
      .map(({ id }) => ({ field: `clauses.${id}`, code: 'library.required-left-out', params: { clause: id } })),
  ];
}

/** A clause that no text went without is made optional first, and retired in a later version if it still seems right. */
function retiredProblems(next: AgreementLibrary, before: AgreementLibrary | null): LibraryProblem[] {
  const gone = (before?.clauses ?? []).filter(({ id }) => !next.clauses.some((clause) => clause.id === id));
  return gone
    .filter(({ required }) => required)
    .map(({ id }) => ({ field: `clauses.${id}`, code: 'library.required-retired', params: { clause: id } }));
}

function languageProblems(
  language: AgreementLanguage,
  next: AgreementLibrary,
  before: AgreementLibrary | null,
): LibraryProblem[] {
  const places = new Map(next.clauses.map(({ id, place }) => [id, place]));
  return wordingSets.flatMap((set) =>
    Object.entries(next.languages[language][set]).flatMap(([clause, wording]) =>
      wordingProblems(wording, {
        field: `languages.${language}.${set}.${clause}`,
        article: places.get(clause) === 'article',
        before: before?.languages[language][set][clause] ?? null,
      }),
    ),
  );
}

function wordingProblems(
  wording: LibraryWording,
  { field, article, before }: { field: string; article: boolean; before: LibraryWording | null },
): LibraryProblem[] {
  const texts = textsOf(wording);
  const all = [wording.heading, ...texts];
  const unknown = all.flatMap(fieldsIn).filter((name) => !fieldNames.includes(name));
  const missing = missingVariants(wording, before);
  const problem = (code: string, params?: ErrorReason['params']) => ({
    field,
    code: `library.${code}`,
    ...(params ? { params } : {}),
  });
  return [
    ...(texts.length === 0 || texts.some((text) => text.trim() === '') ? [problem('no-wording')] : []),
    ...(article && wording.heading.trim() === '' ? [problem('no-heading')] : []),
    ...(unknown.length > 0 ? [problem('unknown-field', { name: `{${unknown[0]}}` })] : []),
    ...(all.some(hasStrayBrace) ? [problem('stray-brace')] : []),
    ...(missing.length > 0 ? [problem('variant-missing', { variants: missing.join(', ') })] : []),
    ...(asksTwoThings(wording) ? [problem('two-questions')] : []),
  ];
}
