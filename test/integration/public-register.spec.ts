import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PostgresPublicRegister } from '../../src/register/infrastructure/postgres-public-register.js';
import { registerRequest } from '../../src/register/web/register-page.js';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople } from '../../src/sample-data/people.js';
import { manyCases } from '../support/many-cases.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const now = new Date('2026-06-01T10:00:00Z');

describe('the public register with a few hundred entries', () => {
  let test: TestDatabase;
  let register: PostgresPublicRegister;

  beforeAll(async () => {
    test = await openTestDatabase();
    await insertPeople(test.database, sampleCommunities, now);
    await manyCases(test.database, { count: 240, states: ['recognised', 'recognised', 'signed'], now });
    register = new PostgresPublicRegister(test.database);
  }, 60_000);
  afterAll(() => test?.close());

  const asked = (query: Record<string, unknown> = {}) => registerRequest(query, 'en');

  it('shows each recognised partnership once, the newest first, forwards and back', async () => {
    const pages = [await register.list(asked())];
    for (let after = pages[0]?.after; after; after = pages.at(-1)?.after)
      pages.push(await register.list(asked({ after })));
    const entries = pages.flatMap(({ rows }) => rows);
    expect(entries).toHaveLength(160);
    expect(new Set(entries.map(({ number }) => number)).size).toBe(160);
    const dates = entries.map(({ affiliationDate }) => affiliationDate);
    expect(dates).toEqual([...dates].sort().reverse());
    const back = await register.list(asked({ before: pages[1]?.before }));
    expect(back.rows).toEqual(pages[0]?.rows);
  });

  it('counts communities and countries from the entries themselves', async () => {
    const entries = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await register.list(asked(after ? { after } : {}));
      entries.push(...page.rows);
      after = page.after;
    }
    const figures = await register.figures();
    const countries = new Set(entries.flatMap((entry) => Object.values(entry.countries)));
    expect(figures).toMatchObject({
      partnerships: 160,
      countries: countries.size,
      since: entries.at(-1)?.affiliationDate,
    });
    expect(new Set(await register.countries())).toEqual(countries);
  });

  it.each([
    [{ text: 'reykjavik' }, 'IS'],
    [{ text: 'Japan' }, 'JP'],
    [{ country: 'no' }, 'NO'],
  ])('finds by name without accents and by country: %j', async (query, country) => {
    const { rows } = await register.list(asked(query));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((entry) => Object.values(entry.countries).includes(country))).toBe(true);
    expect(await register.count(asked(query))).toBeGreaterThanOrEqual(rows.length);
  });

  it('filters by kind and finds a number', async () => {
    const friends = await register.list(asked({ kind: 'friendship' }));
    expect(new Set(friends.rows.map(({ kind }) => kind))).toEqual(new Set(['friendship']));
    const number = friends.rows[0]?.number ?? '';
    expect((await register.list(asked({ text: number.toLowerCase() }))).rows.map((entry) => entry.number)).toEqual([
      number,
    ]);
  });

  it('tells an entry with its signatories, resolutions and hashes', async () => {
    const [first] = (await register.list(asked())).rows;
    const entry = await register.entry(first?.number ?? '');
    expect(entry).toMatchObject({
      number: first?.number,
      areas: ['culture', 'education'],
      signatories: { initiator: { name: 'Mayor of initiator', office: 'Mayor', mode: 'electronic' } },
      resolutions: { counterpart: { outcome: 'granted', number: 'R-7', date: '2026-02-02' } },
      hashes: { content: 'c'.repeat(64), sealed: { initiator: 'd'.repeat(64) }, signedCopies: null },
    });
    expect(await register.entry('E-1999-00001')).toBeNull();
  });
});
