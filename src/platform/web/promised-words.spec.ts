import { describe, expect, it } from '@jest/globals';
import { promisedWords } from '../../../test/support/promised-words.js';
import { languageCodes } from '../languages.js';
import { readCatalogues, type Texts } from './catalogues.js';
import { templatesFolder } from './project-paths.js';

const catalogues = readCatalogues([`${templatesFolder}locales`]);
const translated = languageCodes.filter((code) => code !== 'en');

/** `common:form.day` to its text. */
function textsOf(language: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (part: Texts, path: string): void => {
    for (const [key, value] of Object.entries(part)) {
      const whole = path.endsWith(':') ? `${path}${key}` : `${path}.${key}`;
      if (typeof value === 'string') texts.set(whole, value);
      else walk(value, whole);
    }
  };
  for (const [namespace, part] of Object.entries(catalogues[language] ?? {})) walk(part, `${namespace}:`);
  return texts;
}

const english = textsOf('en');
const below = (promise: string, key: string): boolean =>
  key === promise || key.startsWith(promise.endsWith(':') ? promise : `${promise}.`);
const promised = [...english.keys()].filter((key) => promisedWords.some((promise) => below(promise, key)));
const isPlural = (key: string): boolean =>
  /_(one|other)$/.test(key) && english.has(key.replace(/_(one|other)$/, '_one'));

/** The keys that a language needs for an English one: as many plural forms as it has. */
function keysIn(language: string, key: string): string[] {
  if (!isPlural(key)) return [key];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return pluralCategories.map((category) => key.replace(/_(one|other)$/, `_${category}`));
}

const needed = (language: string): Set<string> => new Set(promised.flatMap((key) => keysIn(language, key)));
const englishOf = (key: string): string =>
  english.get(key) ?? english.get(key.replace(/_(zero|one|two|few|many)$/, '_other')) ?? '';

/** What must be the same in every language: places for values, other texts, tags with their attributes, paragraphs. */
const fixedParts = (text: string): string[] =>
  [...text.matchAll(/\{\{[^}]*\}\}|\{\w+\}|\$t\([^)]*\)|<[^>]*>|\n\n/g)].map(([part]) => part).sort();

/** A form for one, or for two, may say the number in a word. */
function sameParts(key: string, text: string): boolean {
  const [own, theirs] = [
    fixedParts(text),
    fixedParts(english.get(key.replace(/_[a-z]+$/, '_other')) ?? englishOf(key)),
  ];
  const inWords = /_(zero|one|two)$/.test(key) ? theirs.filter((part) => part !== '{{count}}') : theirs;
  return [theirs, inWords].some((parts) => JSON.stringify(parts) === JSON.stringify(own));
}

/** Names, patterns of nothing but values, and words that really are the same. */
const sameInBoth: Readonly<Record<string, readonly string[]>> = {
  all: [
    'Entente',
    'API',
    '[{{reference}}] {{subject}}',
    '{{community}}',
    '{{name}}, {{office}}',
    '{{name}}, {{community}}',
  ],
  patterns: ['{{label}} {{number}}', '{{name}}, {{office}}, {{mail}}'],
  de: ['Person', 'Register', 'Name', 'Text', 'Sport', 'Original'],
  fr: ['Menu', 'Important', 'Messages', 'Incidents', 'Contacts', 'Documents', 'Signature'],
  es: ['Error:', 'No'],
};

describe('the pages for answering an invitation, consenting and signing, and their mails', () => {
  it('are promised by keys that there are', () => {
    expect(promisedWords.filter((promise) => !promised.some((key) => below(promise, key)))).toEqual([]);
    expect(promised.length).toBeGreaterThan(500);
  });

  describe.each(translated)('in %s', (language) => {
    const texts = textsOf(language);

    it('have every word, in every plural form of the language, and no word that English lacks', () => {
      const wanted = needed(language);
      expect([...wanted].filter((key) => !texts.get(key)?.trim())).toEqual([]);
      expect([...texts.keys()].filter((key) => !wanted.has(key))).toEqual([]);
    });

    it('put the same values, links and paragraphs into every sentence', () => {
      const other = [...texts].filter(([key, text]) => !sameParts(key, text));
      expect(other.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });

    it('are translated, but for what is the same in both', () => {
      const { all = [], patterns = [] } = sameInBoth;
      const known = [...all, ...patterns, ...(sameInBoth[language] ?? [])];
      const same = [...texts].filter(([key, text]) => text === englishOf(key) && !known.includes(text));
      expect(same.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
    });
  });
});
