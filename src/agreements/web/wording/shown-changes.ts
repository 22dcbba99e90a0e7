import { type Sayable, type WordParam, type Words, words } from '../../../platform/web/words.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import type { WordingSet } from '../../domain/wording/library-changes.js';
import { clauseChanges, type ClauseChange, wordingChanges } from '../../domain/wording/library-differences.js';
import { nameChanges } from '../../domain/wording/library-names.js';
import { languageName, type NamedLanguage, namedLanguage } from './language-words.js';
import { clauseName, type ShownWording, shownDifference } from './shown-wording.js';

/** One clause with everything that differs in it. */
export interface ChangedClause {
  readonly id: string;
  readonly name: Sayable;
  readonly list: readonly ClauseChange['change'][];
  readonly wordings: readonly {
    readonly language: NamedLanguage;
    readonly set: WordingSet;
    readonly difference: ShownWording;
  }[];
}

/** What a version says differently, in a line or a few. */
export function summaryOfChanges(before: AgreementLibrary, after: AgreementLibrary, pageLanguage: string): Words[] {
  const list = clauseChanges(before, after);
  const added = list.filter(({ change }) => change === 'added').map(({ clause }) => clause);
  const retired = list.filter(({ change }) => change === 'retired').map(({ clause }) => clause);
  const worded = wordingChanges(before, after).filter(({ clause }) => ![...added, ...retired].includes(clause));
  const languages = [...new Set(worded.map(({ language }) => languageName(language, pageLanguage)))];
  const names = (ids: readonly string[]): WordParam => ids.map((id) => clauseName(id, after, before));
  const other = list.filter(({ change }) => change === 'moved' || change === 'settings').map(({ clause }) => clause);
  const clauses = [...new Set(worded.map(({ clause }) => clause))];
  return [
    ...(worded.length > 0
      ? [words('wording:summary.worded', { count: worded.length, clauses: names(clauses), languages })]
      : []),
    ...summaryOfNames(before, after, pageLanguage),
    ...(added.length > 0 ? [words('wording:summary.added', { clauses: names(added) })] : []),
    ...(retired.length > 0 ? [words('wording:summary.retired', { clauses: names(retired) })] : []),
    ...(other.length > 0 ? [words('wording:summary.settled', { clauses: names([...new Set(other)]) })] : []),
  ];
}

function summaryOfNames(before: AgreementLibrary, after: AgreementLibrary, pageLanguage: string): Words[] {
  const named = nameChanges(before, after);
  const languages = [...new Set(named.map(({ language }) => languageName(language, pageLanguage)))];
  return named.length > 0 ? [words('wording:summary.named', { count: named.length, languages })] : [];
}

/** Every difference of two versions, clause by clause. */
export function changedClauses(
  before: AgreementLibrary,
  after: AgreementLibrary,
  pageLanguage: string,
): ChangedClause[] {
  const list = clauseChanges(before, after);
  const worded = wordingChanges(before, after);
  const ids = [...after.clauses, ...before.clauses].map(({ id }) => id);
  const changed = [...new Set(ids)].filter((id) => [...list, ...worded].some(({ clause }) => clause === id));
  return changed.map((id) => ({
    id,
    name: clauseName(id, after, before),
    list: list.filter(({ clause }) => clause === id).map(({ change }) => change),
    wordings: worded
      // that it is gone says enough
      .filter(({ clause }) => clause === id && after.clauses.some((each) => each.id === id))
      .map(({ language, set, before: was, after: is }) => ({
        language: namedLanguage(language, pageLanguage),
        set,
        difference: shownDifference(was, is, language),
      }))
      // a new clause that nobody has worded yet
      .filter(({ difference: { heading, texts } }) => heading.length > 0 || texts.length > 0),
  }));
}
