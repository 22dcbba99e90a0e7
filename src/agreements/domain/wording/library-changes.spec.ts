import { describe, expect, it } from '@jest/globals';
import { aLibrary, someChanges } from '../../../../test/support/a-library.js';
import { withoutIdle } from './idle-changes.js';
import { changedLibrary, noChanges } from './library-changes.js';
import { clauseChanges, saysNothingElse, wordingChanges } from './library-differences.js';
import { editedChanges, isUnchanged } from './library-draft.js';
import { libraryProblems } from './library-problems.js';

const base = aLibrary();
const sample = { heading: 'Youth', text: 'The young meet every year.' };
const youth = { id: 'youth', place: 'article', required: false, included: true } as const;
const everywhere = (wording: typeof sample) =>
  Object.fromEntries(Object.keys(base.languages).map((each) => [each, { youth: wording }]));
const ids = (library: typeof base) => library.clauses.map(({ id }) => id);

describe('the next version of the wording', () => {
  it('says what was changed and leaves the rest and the version before as they are', () => {
    const before = structuredClone(base);
    const next = changedLibrary(
      base,
      someChanges({ clauses: { ja: { amendment: { heading: '改正', text: '書面による。' } } } }),
    );
    expect(next.version).toBe(3);
    expect(wordingChanges(base, next)).toEqual([
      expect.objectContaining({
        clause: 'amendment',
        language: 'ja',
        set: 'clauses',
        after: { heading: '改正', text: '書面による。' },
      }),
    ]);
    expect(next.languages.en).toEqual(base.languages.en);
    expect(base).toEqual(before);
    expect(libraryProblems(next, base)).toEqual([]);
  });

  it('takes a clause in at the end of its place, or where it was moved to', () => {
    const changes = someChanges({ added: [youth], clauses: everywhere(sample) });
    const next = changedLibrary(base, changes);
    expect(libraryProblems(next, base)).toEqual([]);
    expect(ids(next).slice(-3)).toEqual(['entry-into-force', 'youth', 'testimony']);
    const up = editedChanges(changes, { kind: 'move', clause: 'youth', by: -1 }, base);
    expect(ids(changedLibrary(base, up)).slice(-3)).toEqual(['youth', 'entry-into-force', 'testimony']);
    expect(clauseChanges(base, changedLibrary(base, up)).map(({ clause, change }) => [clause, change])).toEqual([
      ['youth', 'added'],
    ]);
    expect(editedChanges(up, { kind: 'move', clause: 'youth', by: 1 }, base).order).toEqual([]);
  });

  it('keeps a clause in its place: the preamble never comes behind an article', () => {
    const first = editedChanges(noChanges, { kind: 'move', clause: 'declaration', by: -1 }, base);
    expect(first).toEqual(noChanges);
    const moved = editedChanges(noChanges, { kind: 'move', clause: 'law', by: 1 }, base);
    expect(clauseChanges(base, changedLibrary(base, moved)).map(({ change }) => change)).toEqual(['moved']);
  });

  it('retires a clause with its wording, but none that no agreement goes without', () => {
    const next = changedLibrary(base, someChanges({ retired: ['finance', 'declaration'] }));
    expect(ids(next)).not.toContain('finance');
    expect(next.languages.he.clauses.finance).toBeUndefined();
    expect(next.languages.en.friendship.declaration).toBeUndefined();
    expect(libraryProblems(next, base)).toEqual([
      { field: 'clauses.declaration', code: 'library.required-retired', params: { clause: 'declaration' } },
    ]);
  });

  it('lets friendship agreements say the same as others again', () => {
    const next = changedLibrary(base, someChanges({ friendship: { fr: { purposes: null } } }));
    expect(next.languages.fr.friendship.purposes).toBeUndefined();
    expect(wordingChanges(base, next)).toMatchObject([
      { clause: 'purposes', language: 'fr', set: 'friendship', after: null },
    ]);
  });

  it('says when a clause is used', () => {
    const settings = { required: false, included: false, kinds: ['sister' as const] };
    const next = changedLibrary(base, someChanges({ settings: { finance: settings } }));
    expect(next.clauses.find(({ id }) => id === 'finance')).toEqual({ id: 'finance', place: 'article', ...settings });
    expect(clauseChanges(base, next).map(({ clause, change }) => [clause, change])).toEqual([['finance', 'settings']]);
  });
});

describe('what stands in the way of a version', () => {
  const problems = (changes: Parameters<typeof someChanges>[0]) =>
    libraryProblems(changedLibrary(base, someChanges(changes)), base).map(({ field, code }) => [field, code]);
  const amendment = (text: string, heading = 'Changes') => ({ clauses: { de: { amendment: { heading, text } } } });

  it('is nothing in the wording itself', () => expect(libraryProblems(base, base)).toEqual([]));

  it.each([
    ['no text', amendment(''), 'library.no-wording'],
    ['an article without a heading', amendment('By letter.', ''), 'library.no-heading'],
    ['a field that nobody fills in', amendment('By letter to {mayor}.'), 'library.unknown-field'],
    ['a brace that would be printed', amendment('By letter {first.name.'), 'library.stray-brace'],
  ])('is %s', (_, changes, code) => {
    expect(problems(changes)).toEqual([['languages.de.clauses.amendment', code]]);
  });

  it('is a variant that the wording had before', () => {
    const text = { indefinite: 'Without an end.', renewable: 'For {years}.' };
    expect(problems({ clauses: { ko: { term: { heading: 'Term', text } } } })).toEqual([
      ['languages.ko.clauses.term', 'library.variant-missing'],
    ]);
    expect(problems({ clauses: { ko: { term: { heading: 'Term', text: 'For ever.' } } } })).toEqual([
      ['languages.ko.clauses.term', 'library.variant-missing'],
    ]);
  });

  it('is a new clause without words in one language', () => {
    const { uk: _, ...most } = everywhere(sample);
    expect(problems({ added: [youth], clauses: most })).toEqual([['languages.uk.clauses.youth', 'library.no-wording']]);
  });

  it('is a name that communities use for clauses of their own', () => {
    const own = { ...youth, id: 'own-youth' };
    expect(problems({ added: [own] })[0]).toEqual(['clauses.own-youth', 'library.own-clause-id']);
  });
});

describe('a draft', () => {
  it('forgets what comes to the same as before', () => {
    const wording = base.languages.th.clauses.law ?? null;
    const edit = { kind: 'word', clause: 'law', wordings: [{ language: 'th', set: 'clauses', wording }] } as const;
    expect(isUnchanged(editedChanges(noChanges, edit, base))).toBe(true);
  });

  it('begins a new clause with a place for every variant in every language', () => {
    const changes = editedChanges(noChanges, { kind: 'add', clause: youth, dependsOn: 'areas' }, base);
    expect(changes.clauses.ar?.youth).toEqual({ heading: '', text: { many: '', one: '' } });
    expect(isUnchanged(editedChanges(changes, { kind: 'retire', clause: 'youth' }, base))).toBe(true);
  });

  it('brings a retired clause back', () => {
    const retired = editedChanges(noChanges, { kind: 'retire', clause: 'finance' }, base);
    expect(retired.retired).toEqual(['finance']);
    expect(isUnchanged(editedChanges(retired, { kind: 'undo', clause: 'finance' }, base))).toBe(true);
  });

  it('keeps only what is still new when somebody else published meanwhile', () => {
    const theirs = someChanges({ clauses: { ja: { amendment: sample } }, added: [youth] });
    const mine = someChanges({ clauses: { ja: { amendment: sample, law: sample } } });
    const next = changedLibrary(base, { ...theirs, clauses: { ...everywhere(sample), ...theirs.clauses } });
    expect(withoutIdle(mine, next)).toEqual(someChanges({ clauses: { ja: { law: sample } } }));
    expect(ids(changedLibrary(next, withoutIdle(mine, next)))).toContain('youth');
  });
});

describe('a language', () => {
  it('says nothing else when clauses went, and something else when one came', () => {
    const { law: _, ...less } = base.languages.es.clauses;
    expect(saysNothingElse({ ...base.languages.es, clauses: less }, base.languages.es)).toBe(true);
    expect(saysNothingElse(base.languages.es, { ...base.languages.es, clauses: less })).toBe(false);
  });
});
