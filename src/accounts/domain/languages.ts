/** Languages that pages and mails are written in; each is called by its own name. */
export const languages = [{ code: 'en', name: 'English' }] as const;

export type LanguageCode = (typeof languages)[number]['code'];

export const languageCodes = languages.map(({ code }) => code) as [LanguageCode, ...LanguageCode[]];

export function isLanguage(code: string): code is LanguageCode {
  return languageCodes.some((known) => known === code);
}
