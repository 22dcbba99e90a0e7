import { describe, expect, it } from '@jest/globals';
import { NotSpoken, Speech } from './speech.js';
import { Translator } from './translator.js';

const catalogues = {
  en: { demo: { hello: 'Hello', bye: 'Bye', years_one: '{{count}} year', years_other: '{{count}} years' } },
  ja: { demo: { hello: 'こんにちは', years_other: '{{count}}年' } },
  uk: { demo: { hello: 'Вітаємо', bye: 'Бувайте', years_one: '{{count}} рік', years_few: '{{count}} роки' } },
};
const translator = new Translator(catalogues, { strict: true });

describe('a page that is being said', () => {
  it('speaks the languages that have every word of it so far', () => {
    const speech = new Speech('en', translator);
    expect([speech.t('demo:hello'), speech.languages]).toEqual(['Hello', ['en', 'ja', 'uk']]);
    speech.t('demo:bye');
    expect(speech.languages).toEqual(['en', 'uk']);
  });

  it('is not said half in English: the first word that is missing ends it', () => {
    const speech = new Speech('ja', translator);
    expect(speech.t('demo:hello')).toBe('こんにちは');
    expect(() => speech.t('demo:bye')).toThrow(NotSpoken);
    expect(speech.notSpoken).toBe(true);
    expect(() => new Speech('ja', translator).has('demo:bye')).toThrow(NotSpoken);
    expect(new Speech('ja', translator).has('demo:nothing')).toBe(false);
  });

  it('asks for the plural form that the number needs in that language', () => {
    const years = (language: string, count: number) => () =>
      new Speech(language, translator).t('demo:years', { count });
    expect([years('ja', 1)(), years('uk', 1)(), years('uk', 3)()]).toEqual(['1年', '1 рік', '3 роки']);
    expect(years('uk', 5)).toThrow(NotSpoken);
  });
});
