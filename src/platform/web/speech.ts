import { type LanguageCode, languageCodes, sourceLanguage } from '../languages.js';
import type { CatalogueTexts } from './forms/form-texts.js';
import type { TextParams, Translator } from './translator.js';

/** A word of the page is missing in its language: the whole page is said in English rather than half of it. */
export class NotSpoken extends Error {
  constructor(language: string, key: string) {
    super(`There is no text "${key}" in "${language}".`);
    this.name = 'NotSpoken';
  }
}

/**
 * The words of one page (or mail) while it is made. A page speaks a language when every one of its words is there, so
 * nobody has to keep a list of pages: this notices which languages could have said everything so far.
 */
export class Speech implements CatalogueTexts {
  private readonly able = new Set<LanguageCode>(languageCodes);
  private failed = false;

  constructor(
    readonly language: string,
    private readonly translator: Translator,
  ) {}

  /** In the order of the list of languages; English is always among them. */
  get languages(): LanguageCode[] {
    return languageCodes.filter((code) => code === sourceLanguage || this.able.has(code));
  }

  /** A template engine may have wrapped the error that said so. */
  get notSpoken(): boolean {
    return this.failed;
  }

  /** @throws NotSpoken */
  readonly t = (key: string, params?: TextParams): string => {
    this.heed(key, params);
    return this.translator.translate(this.language, key, params);
  };

  /** Whether there is such a text at all. @throws NotSpoken where there is one, but not in this language */
  readonly has = (key: string, params?: TextParams): boolean => {
    if (!this.translator.speaks(sourceLanguage, key, params)) return false;
    this.heed(key, params);
    return true;
  };

  private heed(key: string, params?: TextParams): void {
    for (const code of this.able) if (!this.translator.speaks(code, key, params)) this.able.delete(code);
    if (this.language === sourceLanguage || this.translator.speaks(this.language, key, params)) return;
    this.failed = true;
    throw new NotSpoken(this.language, key);
  }
}
