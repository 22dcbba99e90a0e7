import { describe, expect, it } from '@jest/globals';
import { type AgreementLanguage, agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { thematicAreas } from '../../../partnerships/domain/proposal.js';
import { fieldsIn } from '../../domain/fields.js';
import type { LanguagePack } from '../../domain/language-pack.js';
import { counted, writtenDate } from '../../domain/written-numbers.js';
import { LanguagePackFiles } from '../language-pack-files.js';
import { ShippedLibrary } from './shipped-library.js';

const { library } = new ShippedLibrary();
const packs = new LanguagePackFiles().all;
const others = agreementLanguages.filter((language) => language !== 'en');

/** Every text with the place where it stands; what differs by a language's own grammar is left out. */
function texts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) => texts(each, path ? `${path}.${key}` : key));
}
const ofGrammar = /^(counts|date\.days|code|name|direction|language$)/;
const wordingOf = (language: AgreementLanguage) => texts(library.languages[language]);
const packOf = (language: AgreementLanguage) => texts(packs[language]).filter(([path]) => !ofGrammar.test(path));
const pathsOf = (all: [string, string][]) => all.map(([path]) => path).sort();

describe('the wording that ships', () => {
  it.each(others)('says everything that the English says: %s', (language) => {
    expect(pathsOf(wordingOf(language))).toEqual(pathsOf(wordingOf('en')));
    expect(pathsOf(packOf(language))).toEqual(pathsOf(packOf('en')));
  });

  it.each(others)('fills in the same fields at the same places, and has as many paragraphs: %s', (language) => {
    const shape = (all: [string, string][]) =>
      Object.fromEntries(
        all.map(([path, text]) => [
          path,
          { fields: fieldsIn(text.replaceAll('First.', 'first.')).sort(), lines: text.split('\n').length },
        ]),
      );
    expect(shape(wordingOf(language))).toEqual(shape(wordingOf('en')));
    expect(shape(packOf(language))).toEqual(shape(packOf('en')));
  });

  it.each(agreementLanguages)('holds no character that nobody can see, and is composed: %s', (language) => {
    for (const [path, text] of [...wordingOf(language), ...texts(packs[language])]) {
      expect({
        path,
        invisible: text.match(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu)?.filter((c) => c !== '\n') ?? [],
      }).toEqual({
        path,
        invisible: [],
      });
      expect(text.normalize('NFC')).toBe(text);
    }
  });

  it.each(agreementLanguages)('counts as its language counts: %s', (language) => {
    const { counts, code } = packs[language];
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
    for (const unit of ['year', 'month'] as const) {
      for (let count = 1; count <= 99; count++) {
        expect(categories).toContain(new Intl.PluralRules(code).select(count));
        expect(counted(packs[language], unit, count)).not.toMatch(/[{}]|^\s|\s$/);
      }
      expect(counts[unit].other).toBeDefined();
    }
  });

  it.each<[AgreementLanguage, string]>([
    ['en', '5 March 2026'],
    ['es', '5 de marzo de 2026'],
    ['fr', '5 mars 2026'],
    ['de', '5. März 2026'],
    ['ja', '2026年3月5日'],
    ['zh-Hans', '2026年3月5日'],
    ['ko', '2026년 3월 5일'],
    ['ar', '٥ مارس ٢٠٢٦'],
    ['he', '5 במרץ 2026'],
    ['hi', '5 मार्च 2026'],
    ['th', '5 มีนาคม พ.ศ. 2569'],
    ['uk', '5 березня 2026 року'],
  ])('writes a date as its language does: %s', (language, written) => {
    expect(writtenDate(packs[language], '2026-03-05')).toBe(written);
  });

  it('writes the first of a month as French does', () => {
    expect(writtenDate(packs.fr, '2026-05-01')).toBe('1er mai 2026');
  });

  it.each(agreementLanguages)('names every area, every other language and itself: %s', (language) => {
    const pack: LanguagePack = packs[language];
    expect(Object.keys(pack.areas).sort()).toEqual([...thematicAreas].sort());
    expect(Object.keys(pack.languageNames).sort()).toEqual([...agreementLanguages].sort());
    expect(pack.code).toBe(language);
    expect(library.languages[language].language).toBe(language);
  });
});
