import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { lastingHash } from './lasting-hash.js';
import type { AgreementLibrary, LanguageWording } from './library.js';
import { saysNothingElse, saysTheSameNames } from './library-differences.js';
import type { PacksByLanguage } from '../printed-text.js';

/** A native reader has read one language of one version, and the words that documents bear besides. */
export interface LanguageCheck {
  readonly version: number;
  readonly language: AgreementLanguage;
  /** The reader's name. */
  readonly checkedBy: string;
  readonly recordedBy: string | null;
  readonly recordedAt: Date;
  /** Of the pack whose words were read as well; null where nobody was asked to. */
  readonly packSha256: string | null;
}

export type LanguageState =
  /** The house wrote it in this language; the others are translations. */
  | { readonly language: AgreementLanguage; readonly state: 'original' }
  /** `check` may be of another version that says the same, word for word. */
  | { readonly language: AgreementLanguage; readonly state: 'checked'; readonly check: LanguageCheck }
  /** `partly`: of somebody who read all but the words of the papers, as they are now. */
  | { readonly language: AgreementLanguage; readonly state: 'unchecked'; readonly partly: LanguageCheck | null };

/** In which the house writes every version, whoever publishes it: a native reader has nothing to compare it with. */
export const originalLanguage = 'en';

export interface KnownOfLanguages {
  readonly checks: readonly LanguageCheck[];
  /** Those that were checked; versions that aren't among them say nothing. */
  readonly versions: readonly AgreementLibrary[];
  readonly packs: PacksByLanguage;
}

type SaysTheSame = (one: LanguageWording, other: LanguageWording) => boolean;

/**
 * How far the languages of a version can be trusted, in texts and on paper. Derived: a language that says nothing but what
 * was checked counts as checked, in whichever version it was.
 */
export const languageStates = (library: AgreementLibrary, known: KnownOfLanguages): LanguageState[] =>
  statesBy(saysNothingElse, library, known);

/** As `languageStates`, for the papers beside the agreement: these have no clauses, only names. */
export const paperStates = (library: AgreementLibrary, known: KnownOfLanguages): LanguageState[] =>
  statesBy(saysTheSameNames, library, known);

export const packHash = (packs: PacksByLanguage, language: AgreementLanguage): string => lastingHash(packs[language]);

function statesBy(
  same: SaysTheSame,
  library: AgreementLibrary,
  { checks, versions, packs }: KnownOfLanguages,
): LanguageState[] {
  const own = [...checks].sort(
    (a, b) => Number(b.version === library.version) - Number(a.version === library.version) || b.version - a.version,
  );
  return agreementLanguages.map((language): LanguageState => {
    if (language === originalLanguage) return { language, state: 'original' };
    const sameAs = (version: number) => {
      const other = version === library.version ? library : versions.find((each) => each.version === version);
      return other !== undefined && same(library.languages[language], other.languages[language]);
    };
    const read = own.filter((each) => each.language === language && sameAs(each.version));
    const check = read.find(({ packSha256 }) => packSha256 === packHash(packs, language));
    return check ? { language, state: 'checked', check } : { language, state: 'unchecked', partly: read[0] ?? null };
  });
}
