import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { compare } from '../support/simulation/compared.js';
import { storyOf } from '../support/simulation/story.js';
import { type SimulatedYear, simulateYear } from '../support/simulation/simulated-year.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** `.ci/run` takes a thousand once, on services; a few are enough to see that the year still runs. */
const partnerships = Number(process.env.SIMULATED_PARTNERSHIPS ?? 60);
const seed = Number(process.env.SIMULATED_SEED ?? 2026);
/** Cases with differences that are told whole. */
const told = Number(process.env.SIMULATED_STORIES ?? 3);

describe(`a year of ${partnerships} partnerships`, () => {
  let test: TestDatabase;
  let database: Database;
  let year: SimulatedYear;

  beforeAll(async () => {
    test = await openTestDatabase();
    // what a crash of PostgreSQL would forget is asked elsewhere; here it would be most of the time
    await test.database.query(
      `do $$ begin execute format('alter database %I set synchronous_commit = off', current_database()); end $$`,
    );
    // a connection that was there before still waits for the disk
    const dataSource = await openDataSource({ url: test.url, poolSize: 20, applicationName: 'entente simulated year' });
    database = new Database(dataSource);
  }, 60_000);
  afterAll(async () => {
    await year?.close();
    await database?.dataSource.destroy().catch(() => {});
    await test.close().catch(() => {});
  }, 60_000);

  it('tells exactly those people exactly those things, exactly when a naive reader of the domain says so', async () => {
    const began = performance.now();
    const beginning = new Date('2026-01-01T00:00:00Z');
    year = await simulateYear(database, { partnerships, seed, beginning, days: 365 });
    const lived = performance.now();
    const { rounds } = year;
    const { messages, reminders, acts, twice, differences } = await compare(database, year);
    const seconds = (ms: number) => Math.round(ms / 100) / 10;
    console.log(
      [
        `${partnerships} partnerships, ${rounds.all.length} rounds, ${rounds.deaths} deaths, ${rounds.doubles} jobs done twice`,
        `${messages} messages compared, ${reminders} of them of the clock; ${acts} lapses and releases`,
        `${differences.length} differences; ${seconds(lived - began)} s to live, ${seconds(performance.now() - lived)} s to compare`,
        ...differences.slice(0, 40 * told),
        ...(await stories(database, year, differences)),
        ...(process.env.SIMULATED_REFUSALS ? refusals(year) : []),
      ].join('\n'),
    );
    expect(differences.slice(0, 20)).toEqual([]);
    expect(twice).toEqual([]);
    expect(reminders).toBeGreaterThan(partnerships);
  }, 1_200_000);
});

/** What people tried in vain, for whoever changes how they live. */
function refusals({ desks }: SimulatedYear): string[] {
  const all = new Map<string, number>();
  for (const { refusals: of } of desks) for (const [why, count] of of) all.set(why, (all.get(why) ?? 0) + count);
  return [...all].sort((a, b) => b[1] - a[1]).map(([why, count]) => `${count} × ${why}`);
}

async function stories(database: Database, year: SimulatedYear, differences: readonly string[]) {
  const pairs = [...new Set(differences.map((line) => line.split(' ')[0] ?? ''))].slice(0, told);
  return (await Promise.all(pairs.map((pair) => storyOf(database, year, pair)))).flat();
}
