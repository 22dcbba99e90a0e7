import { describe, expect, it } from '@jest/globals';
import { spokenLanguage } from './languages.js';

describe('the language of a community', () => {
  it.each([
    [['ja'], 'ja'],
    [['mr', 'hi', 'en'], 'hi'],
    [['zh'], 'zh-Hans'],
    [['zh-TW'], null],
    [['zh-Hant-HK', 'en-GB'], 'en'],
    [['iw'], 'he'],
    [['nb'], null],
    [['not a tag', 'es-MX'], 'es'],
    [[], null],
  ])('%j is answered in %s', (tags, language) => {
    expect(spokenLanguage(tags)).toBe(language);
  });

  it('is not looked for among thousands that a request may name', () => {
    const tags = Array.from({ length: 5000 }, (_, index) => `q${index.toString(36)}`);
    const begun = performance.now();
    expect(spokenLanguage([...tags, 'ja'])).toBeNull();
    expect(performance.now() - begun).toBeLessThan(50);
  });
});
