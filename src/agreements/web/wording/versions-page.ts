import type { Words } from '../../../platform/web/words.js';
import type { NamedDraft } from '../../application/wording/library-drafts.js';
import type { LibraryVersion } from '../../application/wording/library-versions.query.js';
import type { LanguageState } from '../../domain/wording/language-states.js';
import { namedLanguages, type NamedLanguage, stateTones } from './language-words.js';
import { summaryOfChanges } from './shown-changes.js';
import { wordingPaths } from './wording-addresses.js';

export interface VersionLine {
  readonly number: number;
  readonly href: string;
  readonly newest: boolean;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: Date | null;
  readonly changes: readonly Words[];
  readonly changesHref: string | null;
  readonly unchecked: number;
}

export interface LanguageLine {
  readonly language: NamedLanguage;
  readonly state: LanguageState['state'];
  readonly tone: string;
  readonly checkedBy: string | null;
  readonly checkedAt: Date | null;
  /** The version in which it was checked, where that is another one. */
  readonly checkedIn: number | null;
  readonly readHref: string;
  readonly checkHref: string | null;
  /** Who read the clauses, where the words of papers are others now or nobody was asked to read them. */
  readonly clausesReadBy: string | null;
}

export interface VersionsPage {
  readonly versions: readonly VersionLine[];
  readonly languages: readonly LanguageLine[];
  readonly own: NamedDraft | null;
  readonly others: readonly NamedDraft[];
  readonly draftHref: string;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'wording/versions': VersionsPage;
  }
}

interface Viewer {
  readonly language: string;
  readonly personId: string;
}

export function versionsPage(
  versions: readonly LibraryVersion[],
  drafts: readonly NamedDraft[],
  { language, personId }: Viewer,
): VersionsPage {
  const newest = versions[0];
  return {
    versions: versions.map((version, index) => versionLine(version, index === 0, language)),
    languages: newest ? languageLines(newest, language) : [],
    own: drafts.find((draft) => draft.personId === personId) ?? null,
    others: drafts.filter((draft) => draft.personId !== personId),
    draftHref: wordingPaths.draft,
  };
}

function versionLine(
  { library, publication, previous, states }: LibraryVersion,
  newest: boolean,
  pageLanguage: string,
): VersionLine {
  return {
    number: library.version,
    href: wordingPaths.version(library.version),
    newest,
    note: publication?.note ?? null,
    by: publication?.publishedBy ?? null,
    at: publication?.publishedAt ?? null,
    changes: previous ? summaryOfChanges(previous, library, pageLanguage) : [],
    changesHref: previous ? wordingPaths.changes(library.version) : null,
    unchecked: states.filter(({ state }) => state === 'unchecked').length,
  };
}

export function languageLines({ library, states }: LibraryVersion, pageLanguage: string): LanguageLine[] {
  return namedLanguages(pageLanguage).flatMap((language) => {
    const found = states.find((each) => each.language === language.code);
    return found ? [languageLine(language, found, library.version)] : [];
  });
}

function languageLine(language: NamedLanguage, found: LanguageState, version: number): LanguageLine {
  const check = found.state === 'checked' ? found.check : null;
  const partly = found.state === 'unchecked' ? found.partly : null;
  return {
    language,
    state: found.state,
    tone: stateTones[found.state],
    checkedBy: check?.checkedBy ?? null,
    checkedAt: check?.recordedAt ?? null,
    checkedIn: check && check.version !== version ? check.version : null,
    readHref: wordingPaths.version(version, language.code),
    checkHref: found.state === 'unchecked' ? wordingPaths.check(version, language.code) : null,
    clausesReadBy: partly?.checkedBy ?? null,
  };
}
