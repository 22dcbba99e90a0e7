import { diffArrays } from 'diff';
import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { canonicalHash } from '../canonical-hash.js';
import { lastingHash } from './lasting-hash.js';
import type { AgreementLibrary, LanguageWording, LibraryClause, LibraryWording } from './library.js';
import { type WordingSet, wordingSets } from './library-changes.js';
import { nameSets } from './library-names.js';

/** One clause in one language, said differently; null on the side where there is none. */
export interface WordingChange {
  readonly clause: string;
  readonly language: AgreementLanguage;
  readonly set: WordingSet;
  readonly before: LibraryWording | null;
  readonly after: LibraryWording | null;
}

export interface ClauseChange {
  readonly clause: string;
  readonly change: 'added' | 'retired' | 'settings' | 'moved';
  readonly before: LibraryClause | null;
  readonly after: LibraryClause | null;
}

export const sameWording = (one: LibraryWording | null, other: LibraryWording | null): boolean =>
  one === other || (one !== null && other !== null && lastingHash(one) === lastingHash(other));

/** Every wording that differs, by clause in the order of the later version, then by language. */
export function wordingChanges(before: AgreementLibrary, after: AgreementLibrary): WordingChange[] {
  const ids = [...after.clauses, ...before.clauses].map(({ id }) => id);
  return [...new Set(ids)].flatMap((clause) =>
    agreementLanguages.flatMap((language) =>
      wordingSets
        .map((set) => {
          const of = (library: AgreementLibrary) => library.languages[language][set][clause] ?? null;
          return { clause, language, set, before: of(before), after: of(after) };
        })
        .filter((change) => !sameWording(change.before, change.after)),
    ),
  );
}

/** What changed in the list of clauses itself. */
export function clauseChanges(before: AgreementLibrary, after: AgreementLibrary): ClauseChange[] {
  const of = (library: AgreementLibrary, id: string) => library.clauses.find((clause) => clause.id === id) ?? null;
  const moved = movedClauses(before, after);
  const now = after.clauses.flatMap((clause): ClauseChange[] => {
    const was = of(before, clause.id);
    const change = (kind: ClauseChange['change']) => ({ clause: clause.id, change: kind, before: was, after: clause });
    if (!was) return [change('added')];
    const settings = canonicalHash(was) === canonicalHash(clause) ? [] : [change('settings')];
    return [...settings, ...(moved.has(clause.id) ? [change('moved')] : [])];
  });
  const gone = before.clauses.filter(({ id }) => !of(after, id));
  return [
    ...now,
    ...gone.map((clause): ClauseChange => ({ clause: clause.id, change: 'retired', before: clause, after: null })),
  ];
}

/** The fewest clauses whose moving explains the new order. */
function movedClauses(before: AgreementLibrary, after: AgreementLibrary): ReadonlySet<string> {
  const [old, now] = [before, after].map(({ clauses }) => clauses.map(({ id }) => id)) as [string[], string[]];
  const both = (ids: string[], others: string[]) => ids.filter((id) => others.includes(id));
  const parts = diffArrays(both(old, now), both(now, old));
  return new Set(parts.filter(({ added }) => added).flatMap(({ value }) => value));
}

/** Whether everything that `one` says in its language is said word for word by `other`, titles and names included. */
export const saysNothingElse = (one: LanguageWording, other: LanguageWording): boolean =>
  saysTheSameNames(one, other) &&
  wordingSets.every((set) =>
    Object.entries(one[set]).every(([clause, wording]) => sameWording(wording, other[set][clause] ?? null)),
  );

/** Whether agreements are called the same, and what the two become. */
export const saysTheSameNames = (one: LanguageWording, other: LanguageWording): boolean =>
  nameSets.every((set) => lastingHash(one[set]) === lastingHash(other[set]));
