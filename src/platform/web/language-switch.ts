import { randomBytes } from 'node:crypto';
import { type LanguageCode, languages } from '../languages.js';

/** Stands in a page where its languages will be offered: which those are is known once all of it was said. */
export const languageSwitchMark = `<!-- languages ${randomBytes(12).toString('hex')} -->`;

/** Where the choice of a language is sent. */
export const languagePath = '/language';

/** For `components/languages.njk`. */
export interface LanguageSwitch {
  readonly action: string;
  readonly current: string;
  readonly offered: readonly { readonly code: LanguageCode; readonly name: string }[];
}

export const languageSwitch = (current: string, spoken: readonly LanguageCode[]): LanguageSwitch => ({
  action: languagePath,
  current: languages.find(({ code }) => code === current)?.name ?? current,
  offered: languages.filter(({ code }) => spoken.includes(code) && code !== current),
});
