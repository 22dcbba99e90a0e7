import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';

const scripts: readonly [AgreementLanguage, RegExp][] = [
  ['ar', /\p{sc=Arabic}/u],
  ['he', /\p{sc=Hebrew}/u],
  ['hi', /\p{sc=Devanagari}/u],
  ['th', /\p{sc=Thai}/u],
  ['uk', /\p{sc=Cyrillic}/u],
  ['ko', /\p{sc=Hangul}/u],
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/u],
  ['zh-Hans', /\p{sc=Han}/u],
];

/** A language whose fonts and direction suit the text, by its script. Those in Latin letters are set alike. */
export const writtenIn = (text: string): AgreementLanguage =>
  scripts.find(([, letters]) => letters.test(text))?.[0] ?? 'en';
