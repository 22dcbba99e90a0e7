import { describe, expect, it } from '@jest/globals';
import { aLibrary } from '../../../../test/support/a-library.js';
import { typedWordings } from './typed-wording.js';

const library = aLibrary();
const typed = (clause: string, raw: Record<string, string>) =>
  typedWordings(raw, { clause, library, languages: ['en', 'ar'] });

describe('the wording of a clause as it is typed', () => {
  it('is read by language, variant by variant', () => {
    const fields = { heading: 'المدة', 'text.indefinite': 'أ', 'text.renewable': 'ب', 'text.final': 'ج' };
    const raw = Object.fromEntries(Object.entries(fields).map(([name, text]) => [`clauses.ar.${name}`, text]));
    expect(typed('term', raw)).toEqual({
      edits: [
        {
          ...{ language: 'ar', set: 'clauses' },
          wording: { heading: 'المدة', text: { indefinite: 'أ', renewable: 'ب', final: 'ج' } },
        },
      ],
      problems: [],
    });
  });

  it('stays as it is where it wasn’t asked for', () => {
    expect(typed('purposes', { 'clauses.en.text': 'X' }).edits.map(({ language, set }) => [language, set])).toEqual([
      ['en', 'clauses'],
    ]);
    expect(typed('agreed', { 'clauses.en.text': 'have agreed:' }).edits[0]?.wording?.heading).toBe('');
  });

  it('is none of its own for friendship agreements when it is left blank', () => {
    const blank = { 'friendship.en.heading': '', 'friendship.en.text': ' ' };
    expect(typed('purposes', blank).edits).toEqual([{ language: 'en', set: 'friendship', wording: null }]);
    expect(typed('purposes', { ...blank, 'friendship.en.heading': 'Aims' }).edits[0]?.wording).toEqual({
      heading: 'Aims',
      text: '',
    });
  });

  it('names the field that is too long', () => {
    const { edits, problems } = typed('term', {
      'clauses.ar.text.final': 'x'.repeat(12_001),
      'clauses.en.heading': 'Term',
    });
    expect(problems).toMatchObject([{ field: 'clauses.ar.text.final', code: 'string-too-long' }]);
    expect(edits.map(({ language }) => language)).toEqual(['en']);
  });
});
