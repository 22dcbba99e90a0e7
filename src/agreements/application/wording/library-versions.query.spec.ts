import { describe, expect, it } from '@jest/globals';
import { aLibrary, somePacks, someChanges } from '../../../../test/support/a-library.js';
import { type LanguageCheck, packHash } from '../../domain/wording/language-states.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import { changedLibrary } from '../../domain/wording/library-changes.js';
import type { AgreementLibraries } from './agreement-libraries.js';
import type { LibraryArchive } from './library-archive.js';
import { LibraryVersionsQuery } from './library-versions.query.js';

const saying = (text: string) => someChanges({ clauses: { ja: { law: { heading: '法', text } } } });
const packs = { all: somePacks() };
const at = new Date('2026-03-01T10:00:00Z');
const check = (version: number, language: LanguageCheck['language']): LanguageCheck => ({
  ...{ version, language, checkedBy: 'Haru Example', recordedBy: null, recordedAt: at },
  packSha256: packHash(packs.all, language),
});

/** Ten versions, with objects of their own as a database gives them, after the one that ships; says which were asked for. */
function manyVersions(checks: LanguageCheck[]) {
  const all: AgreementLibrary[] = [aLibrary()];
  while (all.length < 10) all.push(changedLibrary(all.at(-1)!, saying(`${all.length}`)));
  const known = new Map(all.map((library) => [library.version, structuredClone(library)]));
  const asked: number[] = [];
  const libraries = {
    version: async (version: number) => {
      asked.push(version);
      return known.get(version) ?? null;
    },
  } as unknown as AgreementLibraries;
  const publications = [...known.keys()]
    .filter((version) => version > 2)
    .reverse()
    .map((version) => ({ version, note: `${version}`, publishedBy: null, publishedAt: at }));
  const archive = { publications: async () => publications, checks: async () => checks } as unknown as LibraryArchive;
  return { query: new LibraryVersionsQuery(libraries, archive, packs), asked, known };
}

describe('one version of the wording', () => {
  it('is read without all the others: only the one before and those that were checked', async () => {
    const { query, asked } = manyVersions([check(4, 'fr')]);
    const { library, previous, publication, states } = await query.one(9);
    expect([library.version, previous?.version, publication?.note]).toEqual([9, 8, '9']);
    expect(states.find(({ language }) => language === 'fr')).toMatchObject({ check: { version: 4 } });
    expect([...new Set(asked)].sort()).toEqual([4, 8, 9]);
  });

  it('says the same as the list of all says of it', async () => {
    const { query } = manyVersions([check(4, 'fr'), check(9, 'ja'), check(7, 'ja')]);
    const all = await query.all();
    expect(all.map(({ library }) => library.version)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    for (const each of all) expect(await query.one(each.library.version)).toEqual(each);
  });

  it('isn’t compared a second time word by word', async () => {
    const { query, known } = manyVersions([check(4, 'fr')]);
    let read = 0;
    const { law } = known.get(9)!.languages.fr.clauses;
    const { text } = law!;
    const counted = () => {
      read += 1;
      return text;
    };
    Object.defineProperty(law, 'text', { enumerable: true, get: counted });
    await query.one(9);
    const once = read;
    await query.one(9);
    expect([once > 0, read]).toEqual([true, once]);
  });

  it.each([1, 12, 99])('isn’t there when nobody published it: %s', async (version) => {
    await expect(manyVersions([]).query.one(version)).rejects.toMatchObject({ code: 'library.unknown-version' });
  });
});
