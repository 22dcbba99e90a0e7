import { describe, expect, it } from '@jest/globals';
import { aLibrary, someChanges } from '../../../../test/support/a-library.js';
import { carriedOver, type Rescue, rescueProblems, strandedClauses } from './carry-over.js';
import { changedLibrary, noChanges } from './library-changes.js';
import { editedChanges } from './library-draft.js';
import { libraryProblems } from './library-problems.js';

const base = aLibrary();
const words = { heading: 'Costs', text: 'Each bears its own.' };
const other = { heading: 'Youth', text: 'Theirs.' };
const mine = { heading: 'Youth', text: 'Mine.' };
const youth = { id: 'youth', place: 'article', required: false, included: true } as const;
const everywhere = (clause: string, wording: typeof words) =>
  Object.fromEntries(Object.keys(base.languages).map((each) => [each, { [clause]: wording }]));
const theirs = someChanges({ added: [{ ...youth, place: 'preamble' }], clauses: everywhere('youth', other) });
const added = someChanges({ added: [youth], clauses: everywhere('youth', mine) });
const reworded = someChanges({
  clauses: { ja: { finance: words, law: words }, th: { finance: words } },
  friendship: { fr: { finance: words } },
  settings: { finance: { required: false, included: false, kinds: ['sister'] } },
});

/** What a draft comes to after others published their changes, one version each. */
function afterwards(draft: typeof noChanges, published: readonly (typeof noChanges)[], rescues: Rescue[] = []) {
  const later: (typeof base)[] = [];
  for (const each of published) later.push(changedLibrary(later.at(-1) ?? base, each));
  const newest = later.at(-1)!;
  const carried = () => carriedOver(draft, { base, later }, rescues);
  const next = () => changedLibrary(newest, carried());
  return { stranded: strandedClauses(draft, { base, later }), carried, next, newest, way: { base, later } };
}

describe('words that a newer version has no place for', () => {
  it('are those of a clause that was retired meanwhile, with its settings', () => {
    const { stranded } = afterwards(reworded, [someChanges({ retired: ['finance', 'law'] })]);
    expect(stranded.map(({ clause, reason, suggested }) => [clause, reason, suggested])).toEqual(
      [
        ['law', 'retired', 'law'],
        ['finance', 'retired', 'finance'],
      ].sort(),
    );
    expect(stranded.find(({ clause }) => clause === 'finance')).toMatchObject({
      own: { place: 'article', kinds: ['sister'] },
      wordings: [
        { language: 'fr', set: 'friendship', wording: words },
        { language: 'ja', set: 'clauses', wording: words },
        { language: 'th', set: 'clauses', wording: words },
      ],
    });
  });

  it('are those of a clause whose name others gave to theirs meanwhile', () => {
    const { stranded } = afterwards(added, [theirs]);
    expect(stranded).toMatchObject([{ clause: 'youth', reason: 'taken', own: youth, suggested: 'youth-2' }]);
    expect(stranded[0]?.wordings).toHaveLength(12);
  });

  it('are those of a clause that was retired, and whose name others took after that', () => {
    const retired = someChanges({ retired: ['finance'] });
    const again = someChanges({ added: [{ ...youth, id: 'finance' }], clauses: everywhere('finance', other) });
    const { stranded } = afterwards(reworded, [retired, again]);
    expect(stranded).toMatchObject([{ clause: 'finance', reason: 'taken', suggested: 'finance-2' }]);
  });

  it('are none where the clause is still there, says what was typed, or was to be retired anyway', () => {
    const same = someChanges({ added: [youth], clauses: everywhere('youth', mine) });
    expect(afterwards(added, [same]).stranded).toEqual([]);
    expect(afterwards(reworded, [theirs]).stranded).toEqual([]);
    const gone = someChanges({ retired: ['finance'] });
    expect(afterwards({ ...reworded, retired: ['finance'] }, [gone]).stranded).toEqual([]);
    expect(afterwards(someChanges({ clauses: { ja: { law: words } } }), [gone]).stranded).toEqual([]);
  });
});

describe('a draft that is carried over', () => {
  it('drops nothing that nobody decided about', () => {
    expect(afterwards(reworded, [someChanges({ retired: ['finance'] })]).carried).toThrow('finance');
  });

  it('has a retired clause back, whole and in its place, with what was typed', () => {
    const published = [someChanges({ retired: ['finance'] }), theirs];
    const { next, newest } = afterwards(reworded, published, [{ clause: 'finance', as: 'finance' }]);
    const library = next();
    const { friendship, clauses } = library.languages.fr;
    expect([library.languages.ja.clauses.finance, friendship.finance]).toEqual([words, words]);
    expect([clauses.finance, library.languages.ko.clauses.finance]).toEqual([
      base.languages.fr.clauses.finance,
      base.languages.ko.clauses.finance,
    ]);
    const ids = library.clauses.map(({ id }) => id);
    const idsBefore = base.clauses.map(({ id }) => id);
    expect(ids.filter((id) => id !== 'youth')).toEqual(idsBefore);
    expect(library.clauses.find(({ id }) => id === 'finance')).toMatchObject({ included: false, kinds: ['sister'] });
    expect(libraryProblems(library, newest)).toEqual([]);
  });

  it('has a new clause under another name, where it was put, and leaves the others’ as it is', () => {
    const moved = editedChanges(added, { kind: 'move', clause: 'youth', by: -1 }, base);
    const { next, newest } = afterwards(moved, [theirs], [{ clause: 'youth', as: 'young' }]);
    const library = next();
    expect(library.languages.de.clauses).toMatchObject({ youth: other, young: mine });
    expect(library.clauses.find(({ id }) => id === 'young')).toEqual({ ...youth, id: 'young' });
    const ids = library.clauses.map(({ id }) => id);
    expect(ids.slice(ids.indexOf('young'))).toEqual(['young', 'entry-into-force', 'testimony']);
    expect(libraryProblems(library, newest)).toEqual([]);
  });

  it('lets go of what is to go, and of nothing else', () => {
    const published = [someChanges({ retired: ['finance'] })];
    const { carried } = afterwards(reworded, published, [{ clause: 'finance', as: null }]);
    expect(carried()).toEqual(someChanges({ clauses: { ja: { law: words } } }));
  });

  it('gives no clause a name that another has, nor one that isn’t a name', () => {
    const { stranded, way } = afterwards(added, [theirs]);
    const codes = (as: string) =>
      rescueProblems(stranded, [{ clause: 'youth', as }], way, added).map(({ code }) => code);
    expect(codes('young')).toEqual([]);
    expect(codes('youth')).toEqual(['library.clause-twice']);
    expect(codes('law')).toEqual(['library.clause-twice']);
    expect(codes('own-1')).toEqual(['library.own-clause-id']);
    expect(codes('Young people')).toEqual(['library.clause-id']);
  });
});
