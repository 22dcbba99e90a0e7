import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QueueRequest } from '../../src/staff/application/queue-request.js';
import { PostgresWorkQueue } from '../../src/staff/infrastructure/postgres-work-queue.js';
import { clockContext, type KnownForClocks } from '../../src/partnerships/domain/clock-context.js';
import { targetOfWait } from '../../src/partnerships/domain/clocks.js';
import type { Procedure } from '../../src/partnerships/domain/procedure.js';
import { queueRow } from '../../src/staff/web/queue-row.js';
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
    for (const list of [
      'waiting-on-us',
      'past-target',
      'on-hold',
      'term-ends',
      'all-open',
      'recognised',
      'ended',
    ] as const) {
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

  it('lists exactly those cases of which the rules say that a term ends before they are signed', async () => {
    await termsOfManyKinds();
    const { pages } = await allPages({ list: 'term-ends', sort: 'reference' });
    const warned: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await queue.list(asked({ list: 'all-open', sort: 'reference', ...(after ? { after } : {}) }), now);
      warned.push(
        ...page.rows.filter((row) => queueRow(row, now).termEnds.length > 0).map(({ reference }) => reference),
      );
      after = page.after;
    }
    expect(pages.flat()).toEqual(warned);
    expect(warned.length).toBeGreaterThan(5);
    expect(warned.length).toBeLessThan(50);
  });

  /** Some terms end in July, some communities have a board of three, some cases a ceremony or a member's signature. */
  async function termsOfManyKinds(): Promise<void> {
    const { database } = test;
    await database.query(`
      with chosen as (select id, row_number() over (order by id) as n from community)
      update office_term t set valid_until = date '2026-06-01' + (chosen.n * 3 % 40)::integer
      from chosen where chosen.id = t.community_id and chosen.n % 2 = 0`);
    await database.query(`
      with chosen as (select id, row_number() over (order by id) as n from community), people as (
        select id, row_number() over (order by id) as n from person)
      insert into office_term (id, community_id, person_id, name, office, capacity, quorum, basis, valid_from, valid_until, mail_confirmed_at)
      select gen_random_uuid(), chosen.id, people.id, 'Member ' || people.n, 'Commission', 'collegiate', 2, 'elected', '2025-01-01',
        case when people.n < 3 then date '2026-06-05' + chosen.n::integer end, now()
      from chosen, people where chosen.n % 3 = 0 and people.n <= 3`);
    await database.query(`
      update procedure r set data = jsonb_set(data, '{agreedPlan}', '{"modes": {"initiator": "ceremony", "counterpart": "ceremony"}, "order": "parallel",
        "ceremony": {"startsAt": "2026-06-20T11:00"}}')
      where state = 'signing' and get_byte(uuid_send(id), 15) % 3 = 0`);
    await database.query(`
      update procedure r set data = jsonb_set(data, '{boardSignatures}', jsonb_build_object('initiator',
        jsonb_build_array(jsonb_build_object('personId', (select id from person order by id limit 1)))))
      where state = 'signing' and get_byte(uuid_send(id), 15) % 5 = 0`);
    await targetsAsTheClockHasThem(database);
  }

  async function targetsAsTheClockHasThem(database: TestDatabase['database']): Promise<void> {
    const place = (alias: string) =>
      `jsonb_build_object('country', ${alias}.country, 'subdivision', ${alias}.subdivision, 'zone', ${alias}.zone)`;
    const rows = await database.query<{ id: string; data: Procedure } & KnownForClocks>(
      `select r.id, r.data, clock_policies(r.data ->> 'clockFrom') as policies,
         jsonb_build_object('initiator', ${place('i')}, 'counterpart', ${place('c')}) as communities
       from procedure r join partnership p on p.id = r.partnership_id
       join community i on i.id = p.initiator_id join community c on c.id = p.counterpart_id where r.state = 'signing' and r.target_at is not null`,
    );
    for (const { id, data, ...known } of rows) {
      await database.query('update procedure set target_at = $2 where id = $1', [
        id,
        targetOfWait(data, clockContext(data, known)),
      ]);
    }
  }
});
