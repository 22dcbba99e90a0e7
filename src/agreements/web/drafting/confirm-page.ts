import type { Sayable, Words } from '../../../platform/web/words.js';
import type { NamedLanguage } from '../wording/language-words.js';

/** Asks once more before words that somebody typed go. */
export interface ConfirmPage {
  readonly reference: string;
  readonly title: Words;
  readonly text: Words;
  readonly button: Words;
  readonly action: string;
  readonly version: number | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** What would be gone, to be copied. */
  readonly lost: readonly { readonly language: NamedLanguage; readonly heading: string; readonly text: string }[];
  readonly backHref: string;
  readonly name?: Sayable;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'agreements/confirm': ConfirmPage;
  }
}
