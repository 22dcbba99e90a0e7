import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import { clauseIdProblem, freeClauseId } from './clause-ids.js';
import { withoutIdle } from './idle-changes.js';
import type { AgreementLibrary, LibraryClause, LibraryWording } from './library.js';
import { changedClauses, type LibraryChanges, type WordingSet, wordingSets } from './library-changes.js';
import { sameWording } from './library-differences.js';
import { withClause, withoutClause, type WordingEdit } from './library-draft.js';
import { lastingHash } from './lasting-hash.js';

/** What a draft says of a clause that the newest version hasn't, or has as somebody else's. */
export interface StrandedClause {
  readonly clause: string;
  /** It was retired, or others gave its id to a clause of theirs. */
  readonly reason: 'retired' | 'taken';
  /** As the draft has it. */
  readonly own: LibraryClause;
  /** Everything that was typed for it. */
  readonly wordings: readonly WordingEdit[];
  /** A free id under which it can be kept. */
  readonly suggested: string;
}

/** What becomes of a stranded clause: it is kept under this id, or let go. */
export interface Rescue {
  readonly clause: string;
  readonly as: string | null;
}

/** The version that a draft was made to, and all that were published after it. */
export interface Way {
  readonly base: AgreementLibrary;
  /** Oldest first, not empty. */
  readonly later: readonly AgreementLibrary[];
}

/** Everything in a draft that has no place in the newest version any more, in the order of the draft. */
export function strandedClauses(changes: LibraryChanges, way: Way): StrandedClause[] {
  const newest = newestOf(way);
  const taken = [...idsOf(newest), ...changes.added.map(({ id }) => id)];
  return changedClauses(way.base.clauses, changes).flatMap((own): StrandedClause[] => {
    const clause = own.id;
    const isBase = way.base.clauses.some(({ id }) => id === clause);
    const wordings = typedFor(changes, clause);
    const there = newest.clauses.find(({ id }) => id === clause);
    const lost = isBase
      ? (wordings.length > 0 || changes.settings[clause]) && way.later.some((each) => !idsOf(each).includes(clause))
      : there && !saysTheSame(own, wordings, there, newest);
    if (!lost) return [];
    const reason = there ? 'taken' : 'retired';
    return [{ clause, reason, own, wordings, suggested: there ? freeClauseId(clause, taken) : clause }];
  });
}

/** What is wrong with the ids under which clauses are to be kept; `field` is the stranded clause. */
export function rescueProblems(
  stranded: readonly StrandedClause[],
  rescues: readonly Rescue[],
  way: Way,
  changes: LibraryChanges,
): ErrorReason[] {
  const names = stranded.map(({ clause }) => clause);
  const others = changes.added.map(({ id }) => id).filter((id) => !names.includes(id));
  const kept = rescues.filter(({ clause, as }) => as !== null && names.includes(clause));
  return kept.flatMap(({ clause, as }, index) => {
    const earlier = kept.slice(0, index).map((each) => each.as ?? '');
    const code = clauseIdProblem(as ?? '', [...idsOf(newestOf(way)), ...others, ...earlier]);
    return code ? [{ field: clause, code }] : [];
  });
}

/**
 * The same changes made to the newest version. What that one says already is no change any more.
 * @throws Error when nobody decided about a stranded clause: nothing that was typed goes by itself
 */
export function carriedOver(changes: LibraryChanges, way: Way, rescues: readonly Rescue[]): LibraryChanges {
  const newest = newestOf(way);
  const stranded = strandedClauses(changes, way);
  const rest = stranded.reduce((result, { clause }) => withoutClause(result, clause), changes);
  const kept = stranded.flatMap((each) => {
    const rescue = rescues.find(({ clause }) => clause === each.clause);
    if (!rescue) throw new Error(`Nobody said what becomes of the clause ${each.clause} of the draft.`);
    return rescue.as === null ? [] : [{ ...each, as: rescue.as }];
  });
  const all = kept.reduce((result, each) => withClause(result, { ...each.own, id: each.as }, wholeOf(each, way)), rest);
  return withoutIdle({ ...all, order: orderWith(kept, changes, way) }, newest);
}

const newestOf = ({ base, later }: Way): AgreementLibrary => later.at(-1) ?? base;
const idsOf = ({ clauses }: AgreementLibrary): string[] => clauses.map(({ id }) => id);

const typedFor = (changes: LibraryChanges, clause: string): WordingEdit[] =>
  agreementLanguages.flatMap((language) =>
    wordingSets.flatMap((set) => {
      const wording = changes[set][language]?.[clause];
      return wording === undefined ? [] : [{ language, set, wording }];
    }),
  );

function saysTheSame(
  own: LibraryClause,
  wordings: readonly WordingEdit[],
  there: LibraryClause,
  { languages }: AgreementLibrary,
): boolean {
  if (lastingHash(own) !== lastingHash(there)) return false;
  return wordings.every(({ language, set, wording }) => sameWording(wording, languages[language][set][own.id] ?? null));
}

/** Every word that it needs to stand by itself: what was typed, and beside it what the version before said. */
function wholeOf({ clause, wordings }: StrandedClause, { base }: Way): WordingEdit[] {
  const said = (language: AgreementLanguage, set: WordingSet): LibraryWording | null => {
    const typed = wordings.find((each) => each.language === language && each.set === set);
    return typed ? typed.wording : (base.languages[language][set][clause] ?? null);
  };
  return agreementLanguages.flatMap((language) =>
    wordingSets.flatMap((set) => {
      const wording = said(language, set);
      return wording ? [{ language, set, wording }] : [];
    }),
  );
}

/** Every kept clause behind the one that it stood behind, among the clauses of the newest version as the draft orders them. */
function orderWith(
  kept: readonly (StrandedClause & { readonly as: string })[],
  changes: LibraryChanges,
  way: Way,
): string[] {
  const newest = newestOf(way);
  const asNow = (id: string) => kept.find(({ clause }) => clause === id)?.as ?? id;
  const before = changedClauses(way.base.clauses, changes).map(({ id }) => asNow(id));
  const names = kept.map(({ as }) => as);
  const others = { ...changes, order: changes.order.filter((id) => asNow(id) === id) };
  const start = changedClauses(newest.clauses, others)
    .map(({ id }) => id)
    .filter((id) => !names.includes(id));
  return names.reduce((order, name) => {
    const known = before
      .slice(0, before.indexOf(name))
      .reverse()
      .find((id) => order.includes(id));
    return order.toSpliced(known === undefined ? 0 : order.indexOf(known) + 1, 0, name);
  }, start);
}
