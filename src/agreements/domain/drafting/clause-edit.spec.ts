import { describe, expect, it } from '@jest/globals';
import { aDraft, testLibrary } from '../../../../test/support/a-drafted-text.js';
import { editedClause, type HouseWords, shownWording, type TypedWording, wordingFingerprint } from './clause-edit.js';
import { withWording } from './draft-changes.js';
import { clauseOf, type DraftText } from './draft-text.js';
import { houseWording } from '../wording/house-wording.js';

const id = 'purposes';
const text = aDraft();
const house: HouseWords = (language) => houseWording(testLibrary, 'sister', id, language, text);
const words = (said: string) => ({ heading: 'Purposes', text: said });
const shown = (of: DraftText, language: 'en' | 'ja') => shownWording(of, house, id, language);
const seen = (of: DraftText, language: 'en' | 'ja') => wordingFingerprint(shown(of, language));
const typed = (said: string, before = text): TypedWording => ({
  language: 'en',
  wording: words(said),
  seen: seen(before, 'en'),
});
const colleagues = withWording(text, id, { en: words('Theirs') });

describe('saving one clause', () => {
  it('keeps what was typed, as it would be stored', () => {
    const { text: saved } = editedClause(text, house, id, [typed('  Ours \r\n next ')]);
    expect(clauseOf(saved, id)?.wording.en?.text).toBe('Ours \n next');
  });

  it('stores no words where they are the house’s', () => {
    const own = withWording(text, id, { en: words('Ours') });
    const back = { language: 'en' as const, wording: shown(text, 'en'), seen: seen(own, 'en') };
    expect(editedClause(own, house, id, [back]).text).toEqual(text);
    expect(editedClause(text, house, id, [{ ...back, seen: seen(text, 'en') }]).text).toEqual(text);
  });

  it('lets two colleagues write two languages of one clause at once', () => {
    const ja = { language: 'ja' as const, wording: words('平和'), seen: seen(text, 'ja') };
    const en = { language: 'en' as const, wording: shown(text, 'en'), seen: seen(text, 'en') };
    const { text: saved, conflicts } = editedClause(colleagues, house, id, [en, ja]);
    expect(conflicts).toEqual([]);
    expect(clauseOf(saved, id)?.wording).toEqual({ en: words('Theirs'), ja: words('平和') });
  });

  it('says so where both wrote in the same, and shows both', () => {
    const { text: saved, conflicts } = editedClause(colleagues, house, id, [typed('Ours')]);
    expect(conflicts).toEqual([{ language: 'en', mine: words('Ours'), saved: words('Theirs') }]);
    expect(saved).toEqual(colleagues);
  });

  it.each([
    ['mine', 'Ours'],
    ['saved', 'Theirs'],
  ] as const)('does what was decided while looking at both: %s', (whose, expected) => {
    const decided = { whose, against: seen(colleagues, 'en') };
    const { text: saved, conflicts } = editedClause(colleagues, house, id, [{ ...typed('Ours'), decided }]);
    expect([conflicts, clauseOf(saved, id)?.wording.en?.text]).toEqual([[], expected]);
  });

  it('asks again where the colleague went on writing after the decision', () => {
    const decided = { whose: 'mine' as const, against: seen(colleagues, 'en') };
    const later = withWording(text, id, { en: words('Later') });
    expect(editedClause(later, house, id, [{ ...typed('Ours'), decided }]).conflicts).toHaveLength(1);
  });

  it('sees no conflict where both wrote the same', () => {
    expect(editedClause(colleagues, house, id, [typed('Theirs')]).conflicts).toEqual([]);
  });
});
