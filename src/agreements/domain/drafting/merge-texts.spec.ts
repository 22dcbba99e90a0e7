import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aDraft, testLibrary } from '../../../../test/support/a-drafted-text.js';
import { moved, withClause, withoutClause, withWording } from './draft-changes.js';
import { clauseOf, type DraftText } from './draft-text.js';
import { type Chosen, mergeTexts } from './merge-texts.js';

const base = aDraft();
const wording = (text: string) => ({ heading: 'Heading', text });
const saying = (id: string, text: string, language: 'en' | 'ja' = 'en') =>
  withWording(base, id, { [language]: wording(text) });
const merged = (mine: DraftText, theirs: DraftText, chosen: Chosen = 'mine') =>
  mergeTexts(base, mine, theirs, () => chosen);
const idsOf = ({ clauses }: DraftText) => clauses.map(({ id }) => id);

describe('carrying a working copy over to what the other side proposed', () => {
  it('keeps what only one of the two changed, without asking', () => {
    const { text, clauses, facts } = merged(
      { ...saying('purposes', 'Ours'), termYears: 5 },
      { ...saying('purposes', 'Theirs', 'ja'), noticeMonths: 12 },
    );
    expect([clauses, facts]).toEqual([[], []]);
    expect(clauseOf(text, 'purposes')?.wording).toEqual({ en: wording('Ours'), ja: wording('Theirs') });
    expect([text.termYears, text.noticeMonths]).toEqual([5, 12]);
  });

  it.each<[Chosen, string]>([
    ['mine', 'Ours'],
    ['theirs', 'Theirs'],
    ['both', 'Theirs\n\nOurs'],
  ])('asks where both changed the same words: %s', (chosen, expected) => {
    const { text, clauses } = merged(saying('purposes', 'Ours'), saying('purposes', 'Theirs'), chosen);
    expect(clauses).toEqual([{ clause: 'purposes', language: 'en', mine: wording('Ours'), theirs: wording('Theirs') }]);
    expect(clauseOf(text, 'purposes')?.wording.en?.text).toBe(expected);
  });

  it('asks about names one by one, so that each side may write its own', () => {
    const named = (side: 'initiator' | 'counterpart', styled: string) => {
      const names = { ...base.names[side], ja: { styled, name: 'N', office: 'O', signatory: '' } };
      return { ...base, names: { ...base.names, [side]: names } };
    };
    const { text, facts } = merged(named('initiator', 'ours'), named('counterpart', 'theirs'));
    expect(facts).toEqual([]);
    expect([text.names.initiator.ja?.styled, text.names.counterpart.ja?.styled]).toEqual(['ours', 'theirs']);
    expect(merged(named('initiator', 'ours'), named('initiator', 'theirs')).facts).toMatchObject([
      { fact: 'names.initiator.ja' },
    ]);
  });

  it('puts a clause that one side added where it stood, and takes out what one side took out', () => {
    const mine = withWording(withClause(base, testLibrary, 'own-1'), 'own-1', { en: wording('Ours') });
    const theirs = withoutClause(base, testLibrary, 'finance');
    const { text } = merged(mine, theirs);
    expect(idsOf(text)).toEqual(idsOf(mine).filter((id) => id !== 'finance'));
  });

  it('never takes out a clause that the other side has written in meanwhile', () => {
    const { text } = merged(saying('finance', 'Ours'), withoutClause(base, testLibrary, 'finance'));
    expect(clauseOf(text, 'finance')?.wording.en?.text).toBe('Ours');
    const back = merged(withoutClause(base, testLibrary, 'finance'), saying('finance', 'Theirs')).text;
    expect(clauseOf(back, 'finance')?.wording.en?.text).toBe('Theirs');
  });

  it('makes two clauses of two that both sides added under the same id', () => {
    const added = (text: string) => withWording(withClause(base, testLibrary, 'own-1'), 'own-1', { en: wording(text) });
    const { text, clauses } = merged(added('Ours'), added('Theirs'));
    expect(clauses).toEqual([]);
    expect([clauseOf(text, 'own-1'), clauseOf(text, 'own-2')].map((clause) => clause?.wording.en?.text)).toEqual([
      'Theirs',
      'Ours',
    ]);
  });

  it('gives one’s own clause another id where a text between had a clause of that name', () => {
    const mine = withWording(withClause(base, testLibrary, 'own-1'), 'own-1', { en: wording('Ours') });
    const { text } = mergeTexts(base, mine, base, () => 'mine', ['own-1', 'own-2']);
    expect([clauseOf(text, 'own-1'), clauseOf(text, 'own-3')?.wording.en?.text]).toEqual([undefined, 'Ours']);
    const proposed = mergeTexts(base, mine, mine, () => 'mine', ['own-1']);
    expect(proposed.text).toEqual(mine);
  });

  it('loses nothing that either side typed, whatever both did', () => {
    fc.assert(
      fc.property(changes('mine'), changes('theirs'), (mine, theirs) => {
        const { text, clauses } = merged(mine, theirs, 'both');
        const said = JSON.stringify(text);
        for (const typed of [...typedIn(mine), ...typedIn(theirs)]) expect(said).toContain(typed);
        expect(new Set(idsOf(text)).size).toBe(text.clauses.length);
        const asked = JSON.stringify(clauses);
        const kept = JSON.stringify(merged(mine, theirs, 'theirs').text);
        for (const typed of typedIn(mine)) expect(kept.includes(typed) || asked.includes(typed)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is what it was when nobody changed anything', () => {
    expect(merged(base, base).text).toEqual(base);
  });
});

const ids = ['purposes', 'finance', 'status', 'declaration', 'law', 'own-1', 'own-2'];

/** A row of things that somebody did to the text; everything typed is a word that occurs nowhere else. */
function changes(author: string): fc.Arbitrary<DraftText> {
  const step = fc.record({
    what: fc.constantFrom('write', 'add', 'remove', 'up', 'down'),
    id: fc.constantFrom(...ids),
    language: fc.constantFrom('en' as const, 'ja' as const),
  });
  return fc.array(step, { maxLength: 8 }).map((steps) =>
    steps.reduce((text, { what, id, language }, index) => {
      if (what === 'write') return withWording(text, id, { [language]: wording(`<${author}-${index}>`) });
      if (what === 'add') return withClause(text, testLibrary, id);
      if (what === 'remove') return withoutClause(text, testLibrary, id);
      return moved(text, testLibrary, id, what === 'up' ? -1 : 1);
    }, base),
  );
}

const typedIn = (text: DraftText): string[] => JSON.stringify(text).match(/<(mine|theirs)-\d+>/g) ?? [];
