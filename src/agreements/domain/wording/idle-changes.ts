import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { AgreementLibrary, LibraryWording } from './library.js';
import { changedClauses, type ClauseSettings, type LibraryChanges, type WordingSet } from './library-changes.js';
import { sameWording } from './library-differences.js';
import { differingNames } from './library-names.js';

/** Leaves out what says the same as `base`, so that a draft moved to a newer version keeps only what is still new. */
export function withoutIdle(changes: LibraryChanges, base: AgreementLibrary): LibraryChanges {
  const known = base.clauses.map(({ id }) => id);
  const added = changes.added.filter(({ id }) => !known.includes(id));
  const all = [...known, ...added.map(({ id }) => id)];
  const settings = Object.entries(changes.settings).filter(
    ([id, each]) => all.includes(id) && !isSettled(id, each, base),
  );
  const kept: LibraryChanges = {
    clauses: differing(changes, 'clauses', base, all),
    friendship: differing(changes, 'friendship', base, all),
    ...differingNames(changes, base),
    added,
    settings: Object.fromEntries(settings),
    retired: changes.retired.filter((id) => known.includes(id)),
    order: changes.order.filter((id) => all.includes(id)),
  };
  const orderOf = (order: string[]) =>
    changedClauses(base.clauses, { ...kept, order })
      .map(({ id }) => id)
      .join();
  return orderOf(kept.order) === orderOf([]) ? { ...kept, order: [] } : kept;
}

function isSettled(id: string, { required, included, kinds }: ClauseSettings, base: AgreementLibrary): boolean {
  const before = base.clauses.find((clause) => clause.id === id);
  if (!before) return false;
  const kindsBefore = before.kinds ?? [];
  const same = kinds.length === kindsBefore.length && kinds.every((kind) => kindsBefore.includes(kind));
  return before.required === required && before.included === included && same;
}

function differing<S extends WordingSet>(
  changes: LibraryChanges,
  set: S,
  base: AgreementLibrary,
  ids: readonly string[],
) {
  const entries = Object.entries(changes[set]).flatMap(([language, record]) => {
    const before = base.languages[language as AgreementLanguage][set];
    const left = Object.entries(record as Record<string, LibraryWording | null>).filter(
      ([id, wording]) => ids.includes(id) && !sameWording(wording, before[id] ?? null),
    );
    return left.length > 0 ? [[language, Object.fromEntries(left)] as const] : [];
  });
  return Object.fromEntries(entries) as LibraryChanges[S];
}
