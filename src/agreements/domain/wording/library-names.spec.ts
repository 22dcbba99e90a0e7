import { describe, expect, it } from '@jest/globals';
import { aLibrary, somePacks, someChanges } from '../../../../test/support/a-library.js';
import { withoutIdle } from './idle-changes.js';
import { languageStates, packHash } from './language-states.js';
import { changedLibrary, libraryChanges, noChanges } from './library-changes.js';
import { type DraftEdit, editedChanges, isUnchanged } from './library-draft.js';
import { nameChanges, type NameEdit } from './library-names.js';
import { libraryProblems } from './library-problems.js';
import { placeOfName } from './name-problems.js';

const base = aLibrary();
const title = { language: 'ja', set: 'titles', kind: 'sister', level: 'city' } as const;
const naming = (...names: readonly NameEdit[]): DraftEdit => ({ kind: 'name', names });
const named = (name: string) => editedChanges(noChanges, naming({ ...title, name }), base);

describe('titles, and what the two become', () => {
  it('are said differently in one place, and stay as they are in all others', () => {
    const before = structuredClone(base);
    const next = changedLibrary(base, someChanges({ titles: { ja: { sister: { city: '姉妹都市協定' } } } }));
    expect(nameChanges(base, next)).toEqual([{ ...title, before: 'Sister City Agreement', after: '姉妹都市協定' }]);
    expect(next.languages.ja.titles.sister).toEqual({ ...base.languages.ja.titles.sister, city: '姉妹都市協定' });
    expect(next.languages.ja.relationships).toEqual(base.languages.ja.relationships);
    expect(base).toEqual(before);
    expect(libraryProblems(next, base)).toEqual([]);
  });

  it('are kept side by side with everything else in the draft', () => {
    const law = { heading: '法', text: '法' };
    const word: DraftEdit = {
      ...{ kind: 'word', clause: 'law' },
      wordings: [{ language: 'ja', set: 'clauses', wording: law }],
    };
    const other = { ...title, set: 'relationships', level: 'county', name: '姉妹' } as const;
    const changes = editedChanges(editedChanges(named('協定'), word, base), naming(other), base);
    expect(changes).toEqual(
      someChanges({
        clauses: { ja: { law } },
        titles: { ja: { sister: { city: '協定' } } },
        relationships: { ja: { sister: { county: '姉妹' } } },
      }),
    );
    expect(editedChanges(changes, { kind: 'undo', clause: 'law' }, base).titles).toEqual(changes.titles);
    expect(editedChanges(changes, { kind: 'undo-names', language: null }, base)).toEqual(
      someChanges({ clauses: { ja: { law } } }),
    );
  });

  it('are no change where they say the same as before', () => {
    expect(isUnchanged(named('Sister City Agreement'))).toBe(true);
    expect(isUnchanged(editedChanges(named('協定'), { kind: 'undo-names', language: null }, base))).toBe(true);
    const next = changedLibrary(base, named('協定'));
    const mine = someChanges({ titles: { ja: { sister: { city: '協定', state: '地域' } } } });
    expect(withoutIdle(mine, next)).toEqual(someChanges({ titles: { ja: { sister: { state: '地域' } } } }));
  });

  it('are read as empty in changes from before there were any', () => {
    const { titles: _, relationships: __, ...old } = someChanges({ retired: ['finance'] });
    expect(libraryChanges.parse(old)).toEqual(someChanges({ retired: ['finance'] }));
    expect(isUnchanged(libraryChanges.parse({}))).toBe(true);
  });

  it.each([
    ['a title', 'titles', ' ', 'library.no-name-title'],
    ['a relationship', 'relationships', '', 'library.no-name-relationship'],
    ['a field, which nobody would fill in,', 'titles', 'Agreement of {first.name}', 'library.brace-in-name'],
  ] as const)('stand in the way of a version: %s, by language, kind and level', (_, set, name, code) => {
    const edit = { language: 'ar', set, kind: 'friendship', level: 'community', name } as const;
    const [problem, ...others] = libraryProblems(
      changedLibrary(base, editedChanges(noChanges, naming(edit), base)),
      base,
    );
    expect([problem, others]).toEqual([
      {
        ...{ field: `languages.ar.${set}.friendship.community`, code },
        params: { language: 'ar', kind: 'friendship', level: 'community' },
      },
      [],
    ]);
    expect(placeOfName(problem!)).toEqual({ language: 'ar', set, kind: 'friendship', level: 'community' });
  });

  it.each(['titles', 'relationships'] as const)('end the check of their language, and of no other: %s', (set) => {
    const checked = { version: 2, checkedBy: 'Haru', recordedBy: null, recordedAt: new Date('2026-03-01T10:00:00Z') };
    const packs = somePacks();
    const checks = (['ja', 'ko'] as const).map((language) => ({
      ...checked,
      language,
      packSha256: packHash(packs, language),
    }));
    const next = changedLibrary(base, someChanges({ [set]: { ja: { friendship: { state: '友好' } } } }));
    const states = languageStates(next, { checks, versions: [base, next], packs });
    const of = (language: string) => states.find((each) => each.language === language)?.state;
    expect([of('ja'), of('ko'), of('en')]).toEqual(['unchecked', 'checked', 'original']);
  });
});
