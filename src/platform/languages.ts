/**
 * Languages that pages and mails can be written in, those of the agreements; each is called by its own name. `checked`
 * once a native reader has read its words in `templates/locales`: until then pages and mails say that nobody has.
 */
export const languages = [
  { code: 'en', name: 'English', checked: true },
  { code: 'es', name: 'Español', checked: false },
  { code: 'fr', name: 'Français', checked: false },
  { code: 'de', name: 'Deutsch', checked: false },
  { code: 'ja', name: '日本語', checked: false },
  { code: 'zh-Hans', name: '简体中文', checked: false },
  { code: 'ko', name: '한국어', checked: false },
  { code: 'ar', name: 'العربية', checked: false },
  { code: 'he', name: 'עברית', checked: false },
  { code: 'hi', name: 'हिन्दी', checked: false },
  { code: 'th', name: 'ไทย', checked: false },
  { code: 'uk', name: 'Українська', checked: false },
] as const satisfies readonly { code: string; name: string; checked: boolean }[];

export type LanguageCode = (typeof languages)[number]['code'];

/** What every word is written in first, and what stands where another language lacks it. */
export const sourceLanguage = 'en' satisfies LanguageCode;

export const languageCodes = languages.map(({ code }) => code) as [LanguageCode, ...LanguageCode[]];

export function isLanguage(code: unknown): code is LanguageCode {
  return languageCodes.some((known) => known === code);
}

export const isChecked = (code: string): boolean =>
  languages.find((language) => language.code === code)?.checked ?? false;

const rightToLeft: readonly string[] = ['ar', 'fa', 'he', 'ur'];

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  rightToLeft.includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';

/** Nobody speaks more; a request may name thousands, and each costs time. */
const mostTags = 20;

/** The first of these BCP 47 tags that is one of ours, in its script: `zh-TW` is not, `es-MX` and `zh` are. */
export function spokenLanguage(tags: readonly string[]): LanguageCode | null {
  for (const tag of tags.slice(0, mostTags)) {
    const found = ours.get(writtenAs(tag));
    if (found) return found;
  }
  return null;
}

/** Language and script: `zh` and `zh-CN` give `zh-Hans`, `iw` gives `he-Hebr`. */
function writtenAs(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return null;
  }
}

const ours: ReadonlyMap<string | null, LanguageCode> = new Map(languageCodes.map((code) => [writtenAs(code), code]));
