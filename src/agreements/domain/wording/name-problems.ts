import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import type { ErrorReason } from '../../../platform/errors.js';
import type { AgreementLibrary } from './library.js';
import { nameAt, type NamePlace, namePlaces } from './library-names.js';

interface LanguageNamePlace extends NamePlace {
  readonly language: AgreementLanguage;
}

/** Titles and names that can't be published; `field` is the path in the library. */
export const nameProblems = (next: AgreementLibrary): (ErrorReason & { readonly field: string })[] =>
  agreementLanguages.flatMap((language) =>
    namePlaces.flatMap((place) => {
      const code = problemOf(nameAt(next, language, place), place);
      const { set, kind, level } = place;
      return code
        ? [{ field: `languages.${language}.${set}.${kind}.${level}`, code, params: { language, kind, level } }]
        : [];
    }),
  );

function problemOf(name: string, { set }: NamePlace): string | null {
  if (name.trim() === '') return set === 'titles' ? 'library.no-name-title' : 'library.no-name-relationship';
  // names are put into fields themselves, so a brace would be printed
  return /[{}]/.test(name) ? 'library.brace-in-name' : null;
}

/** `languages.ja.titles.sister.city` read again; null for what is about something else. */
export function placeOfName({ field }: ErrorReason): LanguageNamePlace | null {
  for (const language of agreementLanguages) {
    const place = namePlaces.find(({ set, kind, level }) => field === `languages.${language}.${set}.${kind}.${level}`);
    if (place) return { ...place, language };
  }
  return null;
}
