import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import { nameChanges, type NamePlace } from '../../domain/wording/library-names.js';
import { placeOfName } from '../../domain/wording/name-problems.js';
import { languageName, type NamedLanguage, namedLanguage } from './language-words.js';
import { type ShownPart, shownDifference } from './shown-wording.js';
import { wordingPaths } from './wording-addresses.js';

/** Titles and relationships of one language that differ, word by word. */
export interface ChangedLanguageNames {
  readonly language: NamedLanguage;
  readonly names: readonly (NamePlace & { readonly parts: readonly ShownPart[] })[];
}

export function changedNamesOf(
  before: AgreementLibrary,
  after: AgreementLibrary,
  pageLanguage: string,
): ChangedLanguageNames[] {
  const changes = nameChanges(before, after);
  return [...new Set(changes.map(({ language }) => language))].map((language) => ({
    language: namedLanguage(language, pageLanguage),
    names: changes
      .filter((change) => change.language === language)
      .map(({ set, kind, level, before: was, after: is }) => ({
        ...{ set, kind, level },
        parts: shownDifference({ heading: was, text: '' }, { heading: is, text: '' }, language).heading,
      })),
  }));
}

/** What a draft does with titles and relationships, in a line. */
export interface DraftNames {
  /** Languages in which one says something else now. */
  readonly changedIn: readonly string[];
  readonly problems: number;
  readonly href: string;
  readonly undo: string;
}

export function draftNames({ base, next, problems }: OpenDraft, pageLanguage: string): DraftNames {
  const found = problems.flatMap((problem) => placeOfName(problem) ?? []);
  const changed = nameChanges(base, next).map(({ language }) => language);
  return {
    changedIn: [...new Set(changed)].map((language) => languageName(language, pageLanguage)),
    problems: found.length,
    href: wordingPaths.names(found[0]?.language ?? changed[0]),
    undo: wordingPaths.undoNames,
  };
}

/** With the language said as people say it; kind and level are words of the catalogue. */
export const namedReason = ({ code, params }: ErrorReason, pageLanguage: string) => ({
  code,
  params: params?.language
    ? { ...params, language: languageName(params.language as AgreementLanguage, pageLanguage) }
    : (params ?? {}),
});
