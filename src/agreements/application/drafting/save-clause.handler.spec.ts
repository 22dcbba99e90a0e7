import { beforeEach, describe, expect, it } from '@jest/globals';
import { aDraft, testLibrary } from '../../../../test/support/a-drafted-text.js';
import { DraftingRoom } from '../../../../test/support/a-drafting-room.js';
import { type TypedWording, wordingFingerprint } from '../../domain/drafting/clause-edit.js';
import { withWording } from '../../domain/drafting/draft-changes.js';
import { clauseOf } from '../../domain/drafting/draft-text.js';
import { houseWording } from '../../domain/wording/house-wording.js';

const reference = 'P-2026-00001';
const words = (text: string) => ({ heading: 'Purposes', text });

describe('one clause of a working copy', () => {
  let room: DraftingRoom;
  const saintPaul = () => room.clerk('initiator');
  const wordsOf = async () => {
    const { draft } = await room.desk.open(reference, saintPaul());
    return clauseOf(draft.text, 'purposes')?.wording;
  };

  const seen = wordingFingerprint(words('Ours'));
  const save = (text: string, more: object = {}) =>
    room.saving.execute({
      ...{ reference, person: saintPaul(), clause: 'purposes', ...more },
      typed: [{ language: 'en', wording: words(text), seen }],
    });

  beforeEach(async () => {
    room = new DraftingRoom();
    await room.desk.change(reference, saintPaul(), (text) => withWording(text, 'purposes', { en: words('Ours') }));
  });

  it('is saved over nothing that its author hasn’t seen', async () => {
    expect(await save('New')).toMatchObject({ outcome: 'saved' });
    expect(await save('Newer')).toEqual({
      outcome: 'overtaken',
      conflicts: [{ language: 'en', mine: words('Newer'), saved: words('New') }],
    });
    expect((await wordsOf())?.en?.text).toBe('New');
  });

  describe('that a colleague took out', () => {
    const takenOut = async () => {
      const { draft } = await room.desk.open(reference, saintPaul());
      const shown = (['en', 'ja'] as const).map((language): TypedWording => {
        const wording = clauseOf(draft.text, 'purposes')?.wording[language] ?? house(language);
        return { language, wording, seen: wordingFingerprint(wording) };
      });
      await room.desk.change(reference, room.clerk('initiator', 'colleague'), (text) => ({
        ...text,
        clauses: text.clauses.filter(({ id }) => id !== 'purposes'),
      }));
      return shown;
    };
    const house = (language: 'en' | 'ja') =>
      houseWording(testLibrary, 'sister', 'purposes', language, aDraft()) ?? words('');
    const saving = (typed: readonly TypedWording[], clause = 'purposes') =>
      room.saving.execute({ reference, person: saintPaul(), clause, typed, restore: true });
    const ja = { heading: '目的', text: '平和' };

    it('comes back with every word that stood in the fields, typed now or before', async () => {
      await room.desk.change(reference, saintPaul(), (text) => withWording(text, 'purposes', { ja }));
      const [en, japanese] = await takenOut();
      if (!en || !japanese) throw new Error('two languages');
      expect(await save('New')).toEqual({ outcome: 'gone' });
      expect(await wordsOf()).toBeUndefined();
      expect(await saving([{ ...en, wording: words('New') }, japanese])).toMatchObject({ outcome: 'saved' });
      expect(await wordsOf()).toEqual({ en: words('New'), ja });
    });

    it('keeps what is the house’s as the house’s', async () => {
      const [en, japanese] = await takenOut();
      if (!en || !japanese) throw new Error('two languages');
      await saving([en, japanese]);
      expect(await wordsOf()).toEqual({ en: words('Ours') });
    });

    it('doesn’t overwrite what another colleague put back meanwhile', async () => {
      const [en, japanese] = await takenOut();
      if (!en || !japanese) throw new Error('two languages');
      await saving([{ ...en, wording: words('Theirs') }, japanese]);
      expect(await saving([{ ...en, wording: words('Mine') }, japanese])).toMatchObject({ outcome: 'overtaken' });
      expect(await wordsOf()).toEqual({ en: words('Theirs') });
    });

    it.each(['nonsense', 'towards-sister', 'own-'])('is none that no text could have: %s', async (id) => {
      await expect(saving([{ language: 'en', wording: words('x'), seen: '' }], id)).rejects.toMatchObject({
        kind: 'not-found',
        code: 'text.no-such-clause',
      });
    });
  });

  it('goes back to the house’s wording', async () => {
    await save('Ours', { toHouse: 'en' });
    expect(await wordsOf()).toEqual({});
  });
});
