import { describe, expect, it } from '@jest/globals';
import { somePacks } from '../../../../test/support/a-library.js';
import { packSections } from './pack-words.js';

const packs = somePacks();
const wordsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [String(value)];

describe('the words that documents bear besides the clauses', () => {
  it.each(['ja', 'ar', 'en'] as const)('are all there to be read: %s', (code) => {
    const { code: _, direction: __, ...said } = packs[code];
    const shown = packSections(packs, [code]).flatMap(({ rows }) => rows.flatMap(({ columns }) => columns));
    expect([...shown].sort()).toEqual(wordsIn(said).sort());
  });

  it('stand beside the English ones, with the forms that only one of the two has', () => {
    const counts = packSections(packs, ['en', 'ar']).find(({ id }) => id === 'numbers')?.rows ?? [];
    const columnsOf = (name: string) => counts.find((row) => row.name === name)?.columns;
    expect(columnsOf('counts.year.two')).toEqual([null, packs.ar.counts.year.two]);
    expect(columnsOf('article')).toEqual([packs.en.article, packs.ar.article]);
  });
});
