import type { LibraryVersion } from '../../application/wording/library-versions.query.js';
import { type ChangedClause, changedClauses } from './shown-changes.js';
import { type ChangedLanguageNames, changedNamesOf } from './shown-names.js';
import { wordingPaths } from './wording-addresses.js';

export interface ChangesPage {
  readonly number: number;
  readonly from: number;
  readonly others: readonly number[];
  readonly action: string;
  readonly back: string;
  readonly clauses: readonly ChangedClause[];
  readonly names: readonly ChangedLanguageNames[];
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/changes': ChangesPage;
  }
}

/** What `version` says differently from `from`, which may as well be a later one. */
export function changesPage(
  version: LibraryVersion,
  from: LibraryVersion,
  all: readonly LibraryVersion[],
  pageLanguage: string,
): ChangesPage {
  const number = version.library.version;
  return {
    number,
    from: from.library.version,
    others: all.map(({ library }) => library.version).filter((other) => other !== number),
    action: wordingPaths.changes(number),
    back: wordingPaths.version(number),
    clauses: changedClauses(from.library, version.library, pageLanguage),
    names: changedNamesOf(from.library, version.library, pageLanguage),
  };
}
