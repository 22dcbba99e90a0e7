import { describe, expect, it } from '@jest/globals';
import { aLibrary, somePacks, someChanges } from '../../../../test/support/a-library.js';
import { type LanguageCheck, languageStates, packHash, paperStates } from './language-states.js';
import { changedLibrary } from './library-changes.js';

const second = aLibrary();
const change = { heading: 'Amendment', text: 'Changed words.' };
const third = changedLibrary(second, someChanges({ clauses: { fr: { amendment: change }, en: { law: change } } }));
const fourth = changedLibrary(
  third,
  someChanges({ clauses: { fr: { amendment: second.languages.fr.clauses.amendment! } } }),
);
const versions = [fourth, third, second];
const packs = somePacks();

const check = (version: number, language: LanguageCheck['language']): LanguageCheck => ({
  ...{ version, language, checkedBy: 'Claire Example', recordedBy: 'Ana' },
  recordedAt: new Date('2026-03-01T10:00:00Z'),
  packSha256: packHash(packs, language),
});
const stateOf = (library: typeof second, language: string, checks: LanguageCheck[]) =>
  languageStates(library, { checks, versions, packs }).find((each) => each.language === language);

describe('how far a language can be trusted', () => {
  it('is the house’s own word in English, and nobody’s in the others', () => {
    const states = languageStates(second, { checks: [], versions, packs });
    expect(states.filter(({ state }) => state === 'original').map(({ language }) => language)).toEqual(['en']);
    expect(states.filter(({ state }) => state === 'unchecked')).toHaveLength(11);
  });

  it('is what a native reader said of this version', () => {
    expect(stateOf(second, 'fr', [check(2, 'fr')])).toMatchObject({
      state: 'checked',
      check: { checkedBy: 'Claire Example' },
    });
    expect(stateOf(second, 'de', [check(2, 'fr')])).toEqual({ language: 'de', state: 'unchecked', partly: null });
  });

  it('goes on with the words, and not with the version', () => {
    const checks = [check(2, 'fr'), check(2, 'ja')];
    expect(stateOf(third, 'fr', checks)?.state).toBe('unchecked');
    expect(stateOf(third, 'ja', checks)).toMatchObject({ state: 'checked', check: { version: 2 } });
    expect(stateOf(fourth, 'fr', checks)).toMatchObject({ state: 'checked', check: { version: 2 } });
  });

  it('counts for earlier versions as well where these say the same', () => {
    expect(stateOf(second, 'ja', [check(4, 'ja')])).toMatchObject({ state: 'checked', check: { version: 4 } });
  });

  it('is the house’s own word in English, whoever changed it', () => {
    expect(stateOf(third, 'en', [])).toEqual({ language: 'en', state: 'original' });
    expect(stateOf(third, 'en', [check(3, 'en')])).toEqual({ language: 'en', state: 'original' });
  });

  it('names the check of this very version first', () => {
    expect(stateOf(third, 'ja', [check(2, 'ja'), check(3, 'ja'), check(4, 'ja')])).toMatchObject({
      check: { version: 3 },
    });
  });

  it('takes in the words of documents: it ends when these change, and begins when they are read as well', () => {
    const { fr } = packs;
    const others = { ...packs, fr: { ...fr, areas: { ...fr.areas, sport: 'le sport' } } };
    const before = { ...check(2, 'ja'), packSha256: null };
    const known = { checks: [check(2, 'fr'), check(2, 'de'), before], versions, packs: others };
    const found = Object.fromEntries(languageStates(second, known).map((each) => [each.language, each]));
    expect(found.fr).toMatchObject({ state: 'unchecked', partly: { checkedBy: 'Claire Example' } });
    expect(found.ja).toMatchObject({ state: 'unchecked', partly: { packSha256: null } });
    expect(found.de?.state).toBe('checked');
  });
});

describe('how far a language can be trusted on papers', () => {
  const names = changedLibrary(second, someChanges({ titles: { de: { sister: { city: 'Urkunde' } } } }));
  const statesOf = (library: typeof second) => {
    const checks = [check(2, 'fr'), check(2, 'de')];
    const found = paperStates(library, { checks, versions: [second, names], packs });
    return Object.fromEntries(found.map(({ language, state }) => [language, state]));
  };

  it('outlasts new clauses, since papers have none', () => {
    expect(statesOf(third)).toMatchObject({ en: 'original', fr: 'checked', de: 'checked', ja: 'unchecked' });
  });

  it('ends with other names, since papers bear them', () => {
    expect(statesOf(names)).toMatchObject({ en: 'original', fr: 'checked', de: 'unchecked' });
  });
});
