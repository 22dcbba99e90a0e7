import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueRequest } from '../../src/staff/application/queue-request.js';
import { PostgresWorkQueue } from '../../src/staff/infrastructure/postgres-work-queue.js';
import { queueRequest } from '../../src/staff/web/queue-page.js';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { insertPeople } from '../../src/sample-data/people.js';
import { manyCases } from '../support/many-cases.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const now = new Date('2026-06-01T10:00:00Z');
const states = [
  'submitted',
  'awaiting-counterpart',
  'under-review',
  'signing',
  'draft',
  'recognised',
  'withdrawn',
] as const;
const count = 350;

describe('the work queue with a few hundred cases', () => {
  let test: TestDatabase;
  let queue: PostgresWorkQueue;

  beforeAll(async () => {
    test = await openTestDatabase();
    await insertPeople(test.database, sampleCommunities, now);
    await manyCases(test.database, { count, states, now, onHold: (index) => index % 50 === 0 });
    queue = new PostgresWorkQueue(test.database);
  }, 60_000);
  afterAll(() => test?.close());

  const asked = (query: Record<string, unknown>): QueueRequest => queueRequest(query, 'en');

  async function allPages(query: Record<string, unknown>) {
    const pages: string[][] = [];
    let page = await queue.list(asked(query), now);
    pages.push(page.rows.map(({ reference }) => reference));
    while (page.after) {
      page = await queue.list(asked({ ...query, after: page.after }), now);
      pages.push(page.rows.map(({ reference }) => reference));
    }
    return { pages, last: page };
  }

  it.each(['waiting', 'newest', 'reference'])('shows each case once, on pages of 25, sorted by %s', async (sort) => {
    const { pages } = await allPages({ list: 'all-open', sort });
    const references = pages.flat();
    const { counts } = await queue.figures(now);
    expect(references).toHaveLength(counts['all-open']);
    expect(new Set(references).size).toBe(references.length);
    expect(pages.slice(0, -1).every((page) => page.length === 25)).toBe(true);
  });

  it('leads back over the same pages', async () => {
    const { pages, last } = await allPages({ list: 'all-open' });
    const back: string[][] = [];
    for (let before = last.before; before; ) {
      const page = await queue.list(asked({ list: 'all-open', before }), now);
      back.unshift(page.rows.map(({ reference }) => reference));
      before = page.before;
    }
    expect(back).toEqual(pages.slice(0, -1));
  });

  it('keeps its place when a case before it is done meanwhile', async () => {
    const first = await queue.list(asked({}), now);
    const second = await queue.list(asked({ after: first.after }), now);
    const gone = first.rows[0]?.reference;
    await test.database.query(
      'update procedure set open = false where partnership_id = (select id from partnership where reference = $1)',
      [gone],
    );
    const again = await queue.list(asked({ after: first.after }), now);
    await test.database.query(
      'update procedure set open = true where partnership_id = (select id from partnership where reference = $1)',
      [gone],
    );
    expect(again.rows).toEqual(second.rows);
  });

  it('puts the longest wait first', async () => {
    const { rows } = await queue.list(asked({}), now);
    const waits = rows.map(({ waitingSince }) => waitingSince.getTime());
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(rows.every(({ onHold, state }) => !onHold && ['submitted', 'under-review'].includes(state))).toBe(true);
  });

  it('counts for each tab what the tab lists', async () => {
    const { counts } = await queue.figures(now);
    for (const list of ['waiting-on-us', 'past-target', 'on-hold', 'all-open', 'recognised', 'ended'] as const) {
      expect([list, await queue.count(asked({ list }), now)]).toEqual([list, counts[list]]);
    }
    expect(counts.recognised).toBe(50);
    expect(counts.ended).toBe(50);
    expect(counts['on-hold']).toBeGreaterThan(0);
  });

  it.each([
    ['reykjavik', 'Reykjavík'],
    ['REYKJAVÍK', 'Reykjavík'],
    ['iceland', 'Reykjavík'],
    ['bogotá', 'Bogotá'],
    ['bogota', 'Bogotá'],
  ])('finds communities without accents or capitals, and by country: %s', async (text, name) => {
    const { rows } = await queue.list(asked({ list: 'all-open', text }), now);
    expect(rows.length).toBeGreaterThan(0);
    for (const { communities } of rows) {
      expect([communities.initiator.name, communities.counterpart.name]).toContain(name);
    }
  });

  it('finds a pair by a word of each name, and a case by its reference', async () => {
    const [some] = (await queue.list(asked({ list: 'all-open' }), now)).rows;
    const { initiator, counterpart } = some?.communities ?? { initiator: { name: '' }, counterpart: { name: '' } };
    const pair = await queue.list(asked({ list: 'all-open', text: `${counterpart.name} ${initiator.name}` }), now);
    expect(pair.rows.map(({ reference }) => reference)).toContain(some?.reference);
    const one = await queue.list(asked({ list: 'all-open', text: some?.reference.toLowerCase() }), now);
    expect(one.rows.map(({ reference }) => reference)).toEqual([some?.reference]);
  });

  it('filters by state and by age', async () => {
    const signing = await queue.list(asked({ list: 'all-open', state: 'signing' }), now);
    expect(new Set(signing.rows.map(({ state }) => state))).toEqual(new Set(['signing']));
    const late = await queue.list(asked({ list: 'all-open', late: 'yes' }), now);
    expect(late.rows.every(({ target, onHold }) => target !== null && target <= now && !onHold)).toBe(true);
    expect(late.rows.length).toBeGreaterThan(0);
  });

  it('finds nothing where wildcards are typed', async () => {
    expect((await queue.list(asked({ list: 'all-open', text: '%' }), now)).rows).toEqual([]);
  });

  it('tells the oldest wait of a community and no median without a decision', async () => {
    const figures = await queue.figures(now);
    expect(figures.waitingOnCommunities).toBeGreaterThan(0);
    expect(figures.oldestWait?.since).toBeInstanceOf(Date);
    expect(figures.decision).toBeNull();
  });
});
