import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LibraryDrafting } from '../../src/agreements/application/wording/library-drafting.js';
import { LibraryVersionsQuery } from '../../src/agreements/application/wording/library-versions.query.js';
import { PublishDraftHandler } from '../../src/agreements/application/wording/publish-draft.handler.js';
import { PublishLibraryHandler } from '../../src/agreements/application/wording/publish-library.handler.js';
import { RecordLanguageCheckHandler } from '../../src/agreements/application/wording/record-language-check.handler.js';
import { PostgresLibraries } from '../../src/agreements/infrastructure/wording/postgres-libraries.js';
import { PostgresLibraryArchive } from '../../src/agreements/infrastructure/wording/postgres-library-archive.js';
import { PostgresLibraryDrafts } from '../../src/agreements/infrastructure/wording/postgres-library-drafts.js';
import type { AgreementLibrary } from '../../src/agreements/domain/wording/library.js';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople, type SamplePeople } from '../../src/sample-data/people.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import { aLibrary, somePacks } from '../support/a-library.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const shipped = aLibrary();
const packs = { all: somePacks() };
const files = {
  newest: async () => shipped,
  version: async (version: number): Promise<AgreementLibrary | null> => (version === 2 ? shipped : null),
  required: async () => shipped,
};
const saying = (text: string) => ({ clauses: { ja: { law: { heading: '法', text } } } });

describe('publishing the wording of agreements', () => {
  let test: TestDatabase;
  let people: SamplePeople;
  const clock = new SetClock(new Date('2026-03-02T10:00:00Z'));

  /** Everything as a process of its own would have it. */
  function aProcess() {
    const { database } = test;
    const libraries = new PostgresLibraries(database, files);
    const archive = new PostgresLibraryArchive(database);
    const drafts = new PostgresLibraryDrafts(database);
    const publish = new PublishLibraryHandler(libraries, archive, clock, database);
    return {
      ...{ libraries, archive, drafts, publish },
      drafting: new LibraryDrafting(libraries, drafts, clock),
      publishDraft: new PublishDraftHandler(drafts, publish, database),
      checks: new RecordLanguageCheckHandler(libraries, archive, packs, clock),
      versions: new LibraryVersionsQuery(libraries, archive, packs),
    };
  }
  const publishing = (base: number, text: string) => ({
    input: { base, changes: saying(text), note: 'Clearer' },
    personId: people.staff,
  });

  beforeAll(async () => {
    test = await openTestDatabase();
    people = await insertPeople(test.database, sampleCommunities, clock.now());
  }, 60_000);
  afterAll(() => test?.close());

  it('begins with the wording that ships, and has the next version everywhere at once', async () => {
    const [one, other] = [aProcess(), aProcess()];
    expect((await other.libraries.newest()).version).toBe(2);
    expect(await one.publish.execute(publishing(2, '一'))).toEqual({ version: 3, repeated: false });
    const newest = await other.libraries.newest();
    expect([newest.version, newest.languages.ja.clauses.law?.text]).toEqual([3, '一']);
    expect((await other.libraries.version(2))?.languages.ja).toEqual(shipped.languages.ja);
    expect(await other.libraries.version(4)).toBeNull();
  });

  it('takes the very same wording twice without a second version', async () => {
    expect(await aProcess().publish.execute(publishing(2, '一'))).toEqual({ version: 3, repeated: true });
    await expect(aProcess().publish.execute(publishing(2, '二'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'library.newer-version',
      params: { version: 3 },
    });
  });

  it('publishes one of many at the same moment, and tells all others', async () => {
    const tries = await Promise.allSettled(
      ['三', '四', '五', '六', '七'].map((text) => aProcess().publish.execute(publishing(3, text))),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(Array(4).fill('library.newer-version'));
    expect((await aProcess().libraries.newest()).version).toBe(4);
  });

  it('publishes nothing that isn’t complete, and nothing that is the same', async () => {
    const { publish } = aProcess();
    await expect(publish.execute(publishing(4, 'X {mayor}'))).rejects.toMatchObject({
      code: 'library.incomplete',
      errors: [{ field: 'languages.ja.clauses.law', code: 'library.unknown-field' }],
    });
    const input = { base: 4, changes: {}, note: 'Nothing' };
    await expect(publish.execute({ input, personId: people.staff })).rejects.toMatchObject({
      code: 'library.nothing-changed',
    });
    await expect(publish.execute({ input: { ...input, base: 9 }, personId: people.staff })).rejects.toMatchObject({
      code: 'library.unknown-version',
    });
    await expect(publish.execute({ input: { ...input, note: ' ' }, personId: people.staff })).rejects.toMatchObject({
      errors: [{ field: 'note', code: 'required' }],
    });
  });

  it('keeps the draft of whoever was slower, to be carried over', async () => {
    const law = { language: 'ja', set: 'clauses', wording: { heading: '法', text: '八' } } as const;
    const amendment = { ...law, wording: { heading: '改正', text: '九' } } as const;
    for (const [personId, clause, wording] of [
      [people.staff, 'law', law],
      [people.secondStaff, 'amendment', amendment],
    ] as const)
      await aProcess().drafting.edit(personId, { kind: 'word', clause, wordings: [wording] }, 0);
    const both = await Promise.allSettled(
      [people.staff, people.secondStaff].map((personId) =>
        aProcess().publishDraft.execute({ personId, expectedVersion: 1, note: 'Better' }),
      ),
    );
    const slower = both[0]?.status === 'rejected' ? people.staff : people.secondStaff;
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { drafting, publishDraft, libraries, drafts } = aProcess();
    expect((await drafts.all()).map(({ personId }) => personId)).toEqual([slower]);
    expect(await drafting.open(slower)).toMatchObject({ draft: { base: 4, version: 1 }, newest: 5 });
    await drafting.carryOver(slower);
    await publishDraft.execute({ personId: slower, expectedVersion: 2, note: 'Better, too' });
    const { version, languages } = await libraries.newest();
    expect([version, languages.ja.clauses.law?.text, languages.ja.clauses.amendment?.text]).toEqual([6, '八', '九']);
    expect(await drafts.all()).toEqual([]);
  });

  it('keeps titles and names in a draft, and publishes none that is blank', async () => {
    const { drafting, publishDraft, drafts, libraries } = aProcess();
    const place = { language: 'ja', set: 'titles', kind: 'sister', level: 'city' } as const;
    const naming = (name: string) => ({ kind: 'name', names: [{ ...place, name }] }) as const;
    await drafting.edit(people.staff, naming(' '), 0);
    const publishing = (expectedVersion: number) => ({ personId: people.staff, expectedVersion, note: 'Named' });
    await expect(publishDraft.execute(publishing(1))).rejects.toMatchObject({
      code: 'library.incomplete',
      errors: [
        {
          ...{ field: 'languages.ja.titles.sister.city', code: 'library.no-name-title' },
          params: { language: 'ja', kind: 'sister', level: 'city' },
        },
      ],
    });
    await drafting.edit(people.staff, naming('協定'), 1);
    expect((await drafts.of(people.staff))?.changes.titles).toEqual({ ja: { sister: { city: '協定' } } });
    const { version } = await publishDraft.execute(publishing(2));
    expect([version, (await libraries.newest()).languages.ja.titles.sister.city]).toEqual([7, '協定']);
  });

  it('reads a draft from before titles and names could be changed', async () => {
    const { drafting, drafts } = aProcess();
    await drafting.edit(people.staff, { kind: 'retire', clause: 'finance' }, 0);
    const old = `update library_draft set changes = changes - 'titles' - 'relationships' where person_id = $1`;
    await test.database.query(old, [people.staff]);
    expect((await drafts.of(people.staff))?.changes).toMatchObject({
      ...{ retired: ['finance'], titles: {}, relationships: {} },
    });
    await drafting.discard(people.staff);
  });

  it('refuses to save over what the same person saved in another window', async () => {
    const { drafting } = aProcess();
    const edit = { kind: 'retire', clause: 'finance' } as const;
    await drafting.edit(people.staff, edit, 0);
    const again = drafting.edit(people.staff, { kind: 'retire', clause: 'law' }, 0);
    await expect(again).rejects.toMatchObject({ code: 'library.draft-changed' });
    const at = { personId: people.staff, expectedVersion: 7, note: 'Old page' };
    await expect(aProcess().publishDraft.execute(at)).rejects.toMatchObject({ code: 'library.draft-changed' });
    expect((await drafting.open(people.staff)).draft.changes.retired).toEqual(['finance']);
  });

  it.each([
    `update agreement_library set note = 'another' where version = 3`,
    'delete from agreement_library where version = 3',
    'truncate agreement_library',
  ])('lets nobody rewrite a version: %s', async (statement) => {
    await expect(test.database.query(statement)).rejects.toThrow('Published wording never changes');
  });

  it('notices a version that was changed behind its back', async () => {
    const body = JSON.stringify({ ...shipped, version: 99 });
    await test.database.query(
      `insert into agreement_library (version, body, sha256, note, published_at) values (99, $1, $2, '', now())`,
      [body, '0'.repeat(64)],
    );
    await expect(aProcess().libraries.version(99)).rejects.toThrow('was changed in the database');
    await test.database.query('alter table agreement_library disable trigger user');
    await test.database.query('delete from agreement_library where version = 99');
    await test.database.query('alter table agreement_library enable trigger user');
  });

  it('counts nobody who read the clauses before the words of papers were asked about, and is checked again', async () => {
    const { checks, versions } = aProcess();
    const record = {
      version: 6,
      language: 'uk',
      input: { checkedBy: 'Olena Example' },
      personId: people.staff,
    } as const;
    await checks.execute(record);
    await test.database.query(`update agreement_language_check set pack_sha256 = null where language = 'uk'`);
    const state = async () => (await versions.one(6)).states.find(({ language }) => language === 'uk');
    expect(await state()).toMatchObject({ state: 'unchecked', partly: { checkedBy: 'Olena Example' } });
    await checks.execute(record);
    expect(await state()).toMatchObject({ state: 'checked' });
    expect((await versions.onPapers()).states.find(({ language }) => language === 'uk')?.state).toBe('checked');
  });

  it('keeps what native readers said, and takes it back', async () => {
    const { checks, versions } = aProcess();
    const input = { checkedBy: 'Haru Example' };
    const stateOf = async (version: number, language: string) =>
      (await versions.one(version)).states.find((each) => each.language === language);
    await checks.execute({ version: 6, language: 'ja', input, personId: people.staff });
    await checks.execute({ version: 2, language: 'fr', input, personId: people.staff });
    expect(await stateOf(6, 'ja')).toMatchObject({
      state: 'checked',
      check: { checkedBy: 'Haru Example', version: 6 },
    });
    expect(await stateOf(3, 'ja')).toMatchObject({ state: 'unchecked' });
    expect(await stateOf(6, 'fr')).toMatchObject({ state: 'checked', check: { version: 2 } });
    await checks.takeBack({ version: 6, language: 'ja' });
    expect(await stateOf(6, 'ja')).toMatchObject({ state: 'unchecked' });
    await expect(checks.takeBack({ version: 6, language: 'ja' })).rejects.toMatchObject({ code: 'library.no-check' });
    const english = { version: 6, language: 'en', input, personId: people.staff } as const;
    await expect(checks.execute(english)).rejects.toMatchObject({ code: 'library.original' });
    const blank = { ...english, language: 'ko', input: { checkedBy: '' } } as const;
    const older = { ...blank, input: { checkedBy: 'Minjun Example', shownPack: '0'.repeat(64) } } as const;
    await expect(checks.execute(older)).rejects.toMatchObject({ code: 'library.papers-changed' });
    await expect(checks.execute(blank)).rejects.toMatchObject({ errors: [{ field: 'checkedBy' }] });
  });

  it('carries nothing over that would be lost before somebody decided about it, and then keeps what they said', async () => {
    const { drafting, publish, libraries, drafts } = aProcess();
    const { version: base } = await libraries.newest();
    const who = people.secondStaff;
    const wording = { heading: '費用', text: '各自が負担する。' };
    const edit = { kind: 'word', clause: 'finance', wordings: [{ language: 'ja', set: 'clauses', wording }] } as const;
    await drafting.edit(who, edit, 0);
    const input = { base, changes: { retired: ['finance'] }, note: 'Nobody needs it' };
    await publish.execute({ input, personId: people.staff });
    const open = await drafting.open(who);
    expect(await drafting.stranded(open)).toMatchObject([{ clause: 'finance', reason: 'retired' }]);
    await expect(drafting.carryOver(who)).rejects.toMatchObject({
      ...{ kind: 'conflict', code: 'library.stranded', errors: [{ field: 'finance' }] },
    });
    expect((await drafts.of(who))?.base).toBe(base);
    const as = (id: string) => [{ clause: 'finance', as: id }];
    await expect(drafting.carryOver(who, as('law'))).rejects.toMatchObject({
      ...{ kind: 'invalid', errors: [{ field: 'finance', code: 'library.clause-twice' }] },
    });
    const stale = { code: 'library.draft-changed' };
    await expect(drafting.carryOver(who, as('finance'), 7)).rejects.toMatchObject(stale);
    await drafting.carryOver(who, as('finance'), 1);
    const { next, problems } = await drafting.open(who);
    expect([next.version, next.languages.ja.clauses.finance, problems]).toEqual([base + 2, wording, []]);
  });
});
