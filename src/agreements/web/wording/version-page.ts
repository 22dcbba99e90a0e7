import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { partnershipKinds, type PartnershipKind } from '../../../partnerships/domain/proposal.js';
import type { Sayable } from '../../../platform/web/words.js';
import type { LibraryVersion } from '../../application/wording/library-versions.query.js';
import {
  type AgreementLibrary,
  type LibraryClause,
  type LibraryLevel,
  libraryLevels,
} from '../../domain/wording/library.js';
import { wordingSets, type WordingSet } from '../../domain/wording/library-changes.js';
import { type NamedLanguage, namedLanguage, namedLanguages } from './language-words.js';
import { clauseName, type ShownWording, shownWording } from './shown-wording.js';
import { type LanguageLine, languageLines } from './versions-page.js';
import { wordingPaths } from './wording-addresses.js';

/** The languages that stand side by side: English, and the chosen one if it is another. */
type Columns = readonly (ShownWording | null)[];

export interface ShownClause {
  readonly id: string;
  readonly name: Sayable;
  readonly clause: LibraryClause;
  readonly blocks: readonly { readonly set: WordingSet; readonly columns: Columns }[];
}

export interface ShownTitle {
  readonly kind: PartnershipKind;
  readonly level: LibraryLevel;
  readonly columns: readonly {
    readonly language: NamedLanguage;
    readonly title: string;
    readonly relationship: string;
  }[];
}

export interface VersionPage {
  readonly number: number;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date | null;
  readonly languages: readonly NamedLanguage[];
  readonly chosen: LanguageLine;
  readonly columns: readonly NamedLanguage[];
  readonly clauses: readonly ShownClause[];
  readonly titles: readonly ShownTitle[];
  readonly href: string;
  readonly changesHref: string | null;
  readonly takeBackHref: string | null;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/version': VersionPage;
  }
}

export function versionPage(version: LibraryVersion, chosen: AgreementLanguage, pageLanguage: string): VersionPage {
  const { library, publication, previous } = version;
  const codes = columnsFor(chosen);
  const line = languageLines(version, pageLanguage).find(({ language }) => language.code === chosen);
  if (!line) throw new Error(`Version ${library.version} of the wording has no ${chosen}.`);
  const own = line.state === 'checked' && line.checkedIn === null;
  return {
    number: library.version,
    note: publication?.note ?? null,
    by: publication?.publishedBy ?? null,
    at: publication?.publishedAt ?? null,
    languages: namedLanguages(pageLanguage),
    chosen: line,
    columns: codes.map((code) => namedLanguage(code, pageLanguage)),
    clauses: library.clauses.map((clause) => shownClause(library, clause, codes)),
    titles: shownTitles(library, codes, pageLanguage),
    href: wordingPaths.version(library.version),
    changesHref: previous ? wordingPaths.changes(library.version) : null,
    takeBackHref: own ? `${wordingPaths.language(library.version, chosen)}/take-back` : null,
  };
}

export const columnsFor = (chosen: AgreementLanguage): AgreementLanguage[] => [...new Set(['en' as const, chosen])];

function shownClause(
  library: AgreementLibrary,
  clause: LibraryClause,
  codes: readonly AgreementLanguage[],
): ShownClause {
  const blocks = wordingSets.map((set) => ({
    set,
    columns: codes.map((code) => {
      const wording = library.languages[code][set][clause.id];
      return wording ? shownWording(wording, code) : null;
    }),
  }));
  const name = clauseName(clause.id, library);
  return {
    id: clause.id,
    name,
    clause,
    blocks: blocks.filter(({ columns }) => columns.some((column) => column !== null)),
  };
}

function shownTitles(
  library: AgreementLibrary,
  codes: readonly AgreementLanguage[],
  pageLanguage: string,
): ShownTitle[] {
  return partnershipKinds.flatMap((kind) =>
    libraryLevels.map((level) => ({
      kind,
      level,
      columns: codes.map((code) => {
        const { titles, relationships } = library.languages[code];
        return {
          language: namedLanguage(code, pageLanguage),
          title: titles[kind][level],
          relationship: relationships[kind][level],
        };
      }),
    })),
  );
}
