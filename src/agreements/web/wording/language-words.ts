import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { directionOf } from '../../../platform/languages.js';
import type { LanguageState } from '../../domain/wording/language-states.js';

/** A language of the wording, for people and for the attributes of markup. */
export interface NamedLanguage {
  readonly code: AgreementLanguage;
  /** In the language of the page. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export function languageName(code: AgreementLanguage, pageLanguage: string): string {
  return new Intl.DisplayNames([pageLanguage], { type: 'language' }).of(code) ?? code;
}

export const namedLanguage = (code: AgreementLanguage, pageLanguage: string): NamedLanguage => ({
  code,
  name: languageName(code, pageLanguage),
  direction: directionOf(code),
});

/** English first, since the others are read beside it; then by name. */
export const namedLanguages = (pageLanguage: string): NamedLanguage[] =>
  agreementLanguages
    .map((code) => namedLanguage(code, pageLanguage))
    .sort((a, b) => Number(b.code === 'en') - Number(a.code === 'en') || a.name.localeCompare(b.name, pageLanguage));

export const isAgreementLanguage = (text: string): text is AgreementLanguage =>
  (agreementLanguages as readonly string[]).includes(text);

/** One language beside English, or every one at once. */
export type LanguageChoice = AgreementLanguage | 'all';

export const choiceIn = (text: string): LanguageChoice => (text === 'all' || isAgreementLanguage(text) ? text : 'en');

export const languagesIn = (chosen: LanguageChoice, pageLanguage: string): AgreementLanguage[] =>
  chosen === 'all' ? namedLanguages(pageLanguage).map(({ code }) => code) : [chosen];

export const stateTones: Record<LanguageState['state'], string> = {
  original: 'teal',
  checked: 'green',
  unchecked: 'orange',
};
