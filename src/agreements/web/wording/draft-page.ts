import type { Sayable } from '../../../platform/web/words.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import type { LibraryClause } from '../../domain/wording/library.js';
import {
  type ClauseChange,
  clauseChanges,
  type WordingChange,
  wordingChanges,
} from '../../domain/wording/library-differences.js';
import { isUnchanged } from '../../domain/wording/library-draft.js';
import { placeOfName } from '../../domain/wording/name-problems.js';
import { languageName } from './language-words.js';
import { type DraftNames, draftNames } from './shown-names.js';
import { clauseName } from './shown-wording.js';
import { wordingPaths } from './wording-addresses.js';

export interface DraftClause {
  readonly id: string;
  readonly name: Sayable;
  readonly clause: LibraryClause;
  readonly isNew: boolean;
  readonly settled: boolean;
  readonly moved: boolean;
  /** Languages in which it says something else now. */
  readonly changedIn: readonly string[];
  readonly problems: number;
  readonly href: string;
  readonly base: string;
  readonly mayRetire: boolean;
  readonly mayUndo: boolean;
  readonly first: boolean;
  readonly last: boolean;
}

export interface DraftPage {
  readonly begun: boolean;
  readonly version: number;
  readonly base: number;
  readonly next: number;
  /** The version that somebody published meanwhile. */
  readonly newer: number | null;
  readonly updatedAt: Date;
  readonly clauses: readonly DraftClause[];
  readonly names: DraftNames;
  readonly retired: readonly { readonly id: string; readonly name: Sayable; readonly base: string }[];
  readonly toMend: number;
  readonly paths: Pick<typeof wordingPaths, 'versions' | 'publish' | 'newClause' | 'discard' | 'carryOver'>;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/draft': DraftPage;
    'wording/discard': { readonly version: number };
  }
}

export function draftPage(open: OpenDraft, pageLanguage: string): DraftPage {
  const { draft, base, next, problems, newest } = open;
  const gone = base.clauses.filter(({ id }) => !next.clauses.some((clause) => clause.id === id));
  return {
    begun: draft.version > 0 && !isUnchanged(draft.changes),
    version: draft.version,
    base: base.version,
    next: next.version,
    newer: newest > base.version ? newest : null,
    updatedAt: draft.updatedAt,
    clauses: draftClauses(open, pageLanguage),
    names: draftNames(open, pageLanguage),
    retired: gone.map(({ id }) => ({ id, name: clauseName(id, base), base: wordingPaths.clause(id) })),
    toMend: problems.length,
    paths: wordingPaths,
  };
}

function draftClauses({ base, next, problems }: OpenDraft, pageLanguage: string): DraftClause[] {
  const changes = { list: clauseChanges(base, next), worded: wordingChanges(base, next) };
  // a clause may be called like a kind or a level
  const inClauses = problems.filter((problem) => placeOfName(problem) === null);
  return next.clauses.map((clause, index) => {
    const { id } = clause;
    const toMend = inClauses.filter(({ field }) => field.split('.').includes(id)).length;
    const beside = (by: number) => next.clauses[index + by]?.place === clause.place;
    return {
      ...draftClause(clause, changes, pageLanguage),
      name: clauseName(id, next),
      problems: toMend,
      first: !beside(-1),
      last: !beside(1),
    };
  });
}

interface Changes {
  readonly list: readonly ClauseChange[];
  readonly worded: readonly WordingChange[];
}

function draftClause(clause: LibraryClause, changes: Changes, pageLanguage: string) {
  const { id } = clause;
  const list = changes.list.filter((change) => change.clause === id);
  const worded = changes.worded.filter((change) => change.clause === id);
  const isNew = list.some(({ change }) => change === 'added');
  const settled = list.some(({ change }) => change === 'settings');
  return {
    ...{ id, clause, isNew, settled },
    moved: list.some(({ change }) => change === 'moved'),
    changedIn: isNew ? [] : [...new Set(worded.map(({ language }) => languageName(language, pageLanguage)))],
    href: wordingPaths.clause(id),
    base: wordingPaths.clause(id),
    mayRetire: isNew || !clause.required,
    mayUndo: !isNew && (settled || worded.length > 0),
  };
}
