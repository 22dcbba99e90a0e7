import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { canonicalHash } from '../canonical-hash.js';
import type { AgreementLibrary, LibraryClause, LibraryWording } from './library.js';
import {
  changedClauses,
  type ClauseSettings,
  type LibraryChanges,
  noChanges,
  type WordingSet,
} from './library-changes.js';
import { withoutIdle } from './idle-changes.js';
import { type NameEdit, withName, withoutNames } from './library-names.js';
import { blankWording, type VariantQuestion } from './wording-variants.js';

/** One wording as it was typed; null takes it away, which only what friendship agreements say differently allows. */
export interface WordingEdit {
  readonly language: AgreementLanguage;
  readonly set: WordingSet;
  readonly wording: LibraryWording | null;
}

/** What somebody does to their draft of the next version. */
export type DraftEdit =
  | { readonly kind: 'word'; readonly clause: string; readonly wordings: readonly WordingEdit[] }
  /** Everything about one clause as the base has it. */
  | { readonly kind: 'undo'; readonly clause: string }
  | { readonly kind: 'name'; readonly names: readonly NameEdit[] }
  /** All titles and relationships as the base has them; of one language, or of every one where that is null. */
  | { readonly kind: 'undo-names'; readonly language: AgreementLanguage | null }
  | { readonly kind: 'add'; readonly clause: LibraryClause; readonly dependsOn: VariantQuestion | null }
  | { readonly kind: 'settle'; readonly clause: string; readonly settings: ClauseSettings }
  | { readonly kind: 'retire'; readonly clause: string }
  | { readonly kind: 'move'; readonly clause: string; readonly by: 1 | -1 };

/** The changes with one edit more. What comes to the same as the base is no change. */
export function editedChanges(changes: LibraryChanges, edit: DraftEdit, base: AgreementLibrary): LibraryChanges {
  return withoutIdle(edited(changes, edit, base), base);
}

/** Whether the draft says already what the edit would make it say. */
export const changesNothing = (changes: LibraryChanges, edit: DraftEdit, base: AgreementLibrary): boolean =>
  canonicalHash(editedChanges(changes, edit, base)) === canonicalHash(changes);

function edited(changes: LibraryChanges, edit: DraftEdit, base: AgreementLibrary): LibraryChanges {
  switch (edit.kind) {
    case 'word':
      return edit.wordings.reduce((result, each) => worded(result, edit.clause, each), changes);
    case 'undo':
      return withoutClause(changes, edit.clause);
    case 'name':
      return { ...changes, ...edit.names.reduce(withName, changes) };
    case 'undo-names':
      return { ...changes, ...withoutNames(changes, edit.language) };
    case 'add':
      return withBlank(changes, edit.clause, edit.dependsOn);
    case 'settle':
      return { ...changes, settings: { ...changes.settings, [edit.clause]: edit.settings } };
    case 'retire':
      return base.clauses.some(({ id }) => id === edit.clause)
        ? { ...changes, retired: [...new Set([...changes.retired, edit.clause])] }
        : withoutClause(changes, edit.clause);
    case 'move':
      return moved(changes, edit, base);
  }
}

function worded(changes: LibraryChanges, clause: string, { language, set, wording }: WordingEdit): LibraryChanges {
  const { clauses, friendship } = changes;
  if (set === 'friendship')
    return { ...changes, friendship: { ...friendship, [language]: { ...friendship[language], [clause]: wording } } };
  if (wording === null) return changes;
  return { ...changes, clauses: { ...clauses, [language]: { ...clauses[language], [clause]: wording } } };
}

/** With a new clause and its words. */
export const withClause = (
  changes: LibraryChanges,
  clause: LibraryClause,
  wordings: readonly WordingEdit[],
): LibraryChanges =>
  wordings.reduce((result, each) => worded(result, clause.id, each), { ...changes, added: [...changes.added, clause] });

function withBlank(changes: LibraryChanges, clause: LibraryClause, dependsOn: VariantQuestion | null): LibraryChanges {
  const wording = blankWording(dependsOn);
  const blank = agreementLanguages.map((language) => ({ language, set: 'clauses' as const, wording }));
  return withClause(withoutClause(changes, clause.id), clause, blank);
}

/** One step up or down among the clauses of the same place. */
function moved(changes: LibraryChanges, { clause, by }: Extract<DraftEdit, { kind: 'move' }>, base: AgreementLibrary) {
  const list = changedClauses(base.clauses, changes);
  const from = list.findIndex(({ id }) => id === clause);
  const [one, other] = [list[from], list[from + by]];
  if (!one || !other || one.place !== other.place) return changes;
  const order = list.map(({ id }) => (id === one.id ? other.id : id === other.id ? one.id : id));
  return { ...changes, order };
}

/** Without anything about this clause. */
export function withoutClause(changes: LibraryChanges, clause: string): LibraryChanges {
  const without = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id !== clause));
  const perLanguage = <T>(of: Partial<Record<AgreementLanguage, Record<string, T>>>) =>
    Object.fromEntries(Object.entries(of).map(([language, record]) => [language, without(record)]));
  return {
    ...changes,
    clauses: perLanguage(changes.clauses),
    friendship: perLanguage(changes.friendship),
    added: changes.added.filter(({ id }) => id !== clause),
    settings: without(changes.settings),
    retired: changes.retired.filter((id) => id !== clause),
  };
}

export const isUnchanged = (changes: LibraryChanges): boolean => JSON.stringify(changes) === JSON.stringify(noChanges);
