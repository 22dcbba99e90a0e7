import i18next, { type i18n } from 'i18next';
import { type Catalogues, type Texts } from './catalogues.js';

export type TextParams = Readonly<Record<string, unknown>>;

export interface TranslatorOptions {
  /** Throws on a missing text; otherwise `onMissing` is told and the key is shown. */
  readonly strict: boolean;
  readonly onMissing?: (language: string, key: string) => void;
}

/** Texts by key, `namespace:path.to.text`. Plurals by `count`, variants by `context`, as i18next does them. */
export class Translator {
  private readonly texts: i18n;
  /** Texts that were found in a language: every word of every page is asked for in each of them. */
  private readonly spoken = new Set<string>();

  constructor(
    catalogues: Catalogues,
    private readonly options: TranslatorOptions,
  ) {
    this.texts = i18next.createInstance();
    void this.texts.init({
      resources: catalogues,
      fallbackLng: 'en',
      initAsync: false,
      ns: namespacesOf(catalogues),
      defaultNS: false,
      // The templates escape; a second time here would show &amp; to people.
      interpolation: { escapeValue: false },
    });
  }

  has(language: string, key: string, params: TextParams = {}): boolean {
    return this.texts.exists(key, { ...params, lng: language });
  }

  /** Whether the language itself has the text, in the form that `count` and `context` ask for; no English stands in. */
  speaks(language: string, key: string, params: TextParams = {}): boolean {
    if ('count' in params || 'context' in params) return this.texts.exists(key, { ...params, lngs: [language] });
    const known = `${language} ${key}`;
    if (!this.spoken.has(known) && this.texts.exists(key, { lngs: [language] })) this.spoken.add(known);
    return this.spoken.has(known);
  }

  translate(language: string, key: string, params: TextParams = {}): string {
    if (this.speaks(language, key, params) || this.has(language, key, params))
      return String(this.texts.t(key, { ...params, lng: language }));
    if (this.options.strict) throw new Error(`There is no text "${key}" in "${language}".`);
    this.options.onMissing?.(language, key);
    return key;
  }
}

function namespacesOf(catalogues: Catalogues): string[] {
  const names = Object.values(catalogues).flatMap((namespaces: Record<string, Texts>) => Object.keys(namespaces));
  return [...new Set(names)];
}
