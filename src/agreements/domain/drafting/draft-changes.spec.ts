import { describe, expect, it } from '@jest/globals';
import { aDraft, testLibrary } from '../../../../test/support/a-drafted-text.js';
import { mayStand, moved, nextOwnId, withClause, withoutClause, withWording } from './draft-changes.js';
import { clauseOf, type DraftText } from './draft-text.js';

const text = aDraft();
const idsOf = ({ clauses }: DraftText) => clauses.map(({ id }) => id);

describe('what is done to a draft', () => {
  it('writes one language of a clause, and goes back to the house’s', () => {
    const written = withWording(text, 'purposes', { ja: { heading: '目的', text: '平和' } });
    expect(clauseOf(written, 'purposes')?.wording).toEqual({ ja: { heading: '目的', text: '平和' } });
    expect(withWording(written, 'purposes', { ja: null })).toEqual(text);
  });

  it('puts a clause of the house where the house has it, and an own one before the last articles', () => {
    const ids = idsOf(withClause(withClause(text, testLibrary, 'law'), testLibrary, 'own-1'));
    expect(ids[ids.indexOf('law') - 1]).toBe('status');
    expect(ids[ids.indexOf('own-1') + 1]).toBe('languages-originals');
    expect(withClause(text, testLibrary, 'finance')).toBe(text);
  });

  it('asks the text and not the house’s names which articles come last', () => {
    const named = (id: string) => (id === 'languages-originals' ? 'originals' : id);
    const library = { ...testLibrary, clauses: testLibrary.clauses.map((each) => ({ ...each, id: named(each.id) })) };
    const renamed = { ...text, clauses: text.clauses.map((each) => ({ ...each, id: named(each.id) })) };
    const ids = idsOf(withClause(renamed, library, 'own-1'));
    expect(ids[ids.indexOf('own-1') + 1]).toBe('originals');
    const optional = { ...library, clauses: library.clauses.map((each) => ({ ...each, required: false })) };
    const last = idsOf(withClause(renamed, optional, 'own-1'));
    expect(last.slice(-2)).toEqual(['own-1', 'testimony']);
  });

  it('puts a clause of the house before one’s own that stand where it belongs, never behind the last articles', () => {
    const own = withClause(withClause(text, testLibrary, 'own-1'), testLibrary, 'own-2');
    const ids = idsOf(withClause(own, testLibrary, 'witnesses'));
    expect(ids.slice(ids.indexOf('witnesses'))).toEqual([
      ...['witnesses', 'own-1', 'own-2'],
      ...['languages-originals', 'entry-into-force', 'testimony'],
    ]);
  });

  it('knows which clauses a text of its kind may have', () => {
    const may = (id: string) => mayStand(testLibrary, 'sister', id);
    expect(['purposes', 'own-3', 'towards-sister', 'nonsense', 'own-'].map(may)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('takes out what is optional and nothing else', () => {
    expect(idsOf(withoutClause(text, testLibrary, 'finance'))).not.toContain('finance');
    expect(withoutClause(text, testLibrary, 'declaration')).toBe(text);
  });

  it('moves a clause among those of its part, and not beyond it', () => {
    const order = idsOf(moved(text, testLibrary, 'purposes', 1));
    expect(order[order.indexOf('purposes') - 1]).toBe('areas');
    expect(moved(text, testLibrary, 'declaration', -1)).toBe(text);
    expect(moved(text, testLibrary, 'entry-into-force', 1)).toBe(text);
    expect(moved(text, testLibrary, 'nothing', 1)).toBe(text);
  });

  it('gives own clauses ids that neither the text has nor any text had', () => {
    expect(nextOwnId(idsOf(text))).toBe('own-1');
    expect(nextOwnId([...idsOf(text), 'own-7', 'own-x'])).toBe('own-8');
  });

  it('adds no more clauses than a text may have', () => {
    const full = Array.from({ length: 60 }, (_, index) => ({ id: `own-${index}`, wording: {} }));
    expect(withClause({ ...text, clauses: full }, testLibrary, 'law').clauses).toHaveLength(60);
  });
});
