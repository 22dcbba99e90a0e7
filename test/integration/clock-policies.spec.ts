import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import { type PolicyInput, policyInput } from '../../src/partnerships/domain/policy-input.js';
import type { WaitingState } from '../../src/partnerships/domain/state-clock.js';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { PostgresClockPolicies } from '../../src/reminders/infrastructure/postgres-clock-policies.js';
import { PostgresReplans } from '../../src/reminders/infrastructure/postgres-replans.js';
import { DueReplans } from '../../src/reminders/jobs/due-replans.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;
const withClock = (state: WaitingState, changes: object): PolicyInput =>
  policyInput.parse({
    ...firstPolicy,
    clocks: { ...firstPolicy.clocks, [state]: { ...firstPolicy.clocks[state], ...changes } },
  });

describe('the policy on waiting', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let policies: PostgresClockPolicies;
  let replans: PostgresReplans;
  let source: DueReplans;
  let newest = 1;

  beforeAll(async () => {
    test = await openTestDatabase();
    replans = new PostgresReplans(test.database);
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    const { clock, wake, database } = world;
    clock.advance(newest * 30 * day);
    policies = new PostgresClockPolicies(database, replans, clock, wake);
    source = new DueReplans(database, replans, new PlanDeadlines(clock), clock);
    await planAnew();
    newest = (await policies.list())[0]?.policy.version ?? 0;
  });
  afterAll(() => test.close());

  async function publish(input: PolicyInput, appliesToOpen = false, note = 'It takes longer in summer'): Promise<void> {
    world.clock.advance(1_000);
    await policies.publish(input, world.cast.staff, { note, appliesToOpen, basedOn: newest });
    newest += 1;
    world.clock.advance(1_000);
  }
  async function anotherPair(): Promise<MailWorld> {
    const other = await mailWorld(test.database);
    other.clock.set(world.clock.now());
    return other;
  }
  /** What workers would do now; how many cases that were. */
  async function planAnew(): Promise<number> {
    const jobs = await source.claim(1_000);
    for (const { data } of jobs) await source.handle(data);
    return jobs.reduce((cases, { data }) => cases + data.ids.length, 0);
  }
  const lapse = async (id: string) => {
    const [row] = await test.database.query<{ due_at: Date; policy_version: number }>(
      `select due_at, policy_version from deadline where partnership_id = $1 and kind = 'lapse' and done_at is null`,
      [id],
    );
    return { at: row?.due_at.getTime() ?? 0, version: row?.policy_version };
  };
  const target = async (id: string) =>
    (
      await test.database.query<{ target_at: Date }>('select target_at from procedure where partnership_id = $1', [id])
    )[0]?.target_at;

  it('begins with the house’s own version, which every case follows that began before another', async () => {
    expect(await policies.list()).toEqual([{ policy: firstPolicy, by: null, note: '' }]);
    expect(policyInput.safeParse(firstPolicy).success).toBe(true);
  });

  it('is published with a number, a name and a reason, and never changes afterwards', async () => {
    await publish(withClock('drafting', { lapse: 40 }));
    const [published, first] = await policies.list();
    expect(published).toMatchObject({
      policy: { version: newest, clocks: { drafting: { lapse: 40 } }, appliesToOpen: false },
      by: { id: world.cast.staff, name: 'Sample staff' },
      note: 'It takes longer in summer',
    });
    expect(first?.policy).toEqual(firstPolicy);
    await expect(test.database.query(`update clock_policy set note = 'x'`)).rejects.toThrow('never changes');
    await expect(test.database.query('delete from clock_policy')).rejects.toThrow('never changes');
  });

  it('is refused to whoever looked at an older version, and of two at the same moment one is refused', async () => {
    const input = withClock('drafting', { lapse: 50 });
    const publication = { note: '', appliesToOpen: false, basedOn: newest };
    const both = await Promise.allSettled([1, 2].map(() => policies.publish(input, world.cast.staff, publication)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(policies.publish(input, world.cast.staff, publication)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'clock-policy.changed-meanwhile',
    });
    newest += 1;
  });

  it('is that of the day on which the wait began: cases that wait already keep theirs', async () => {
    const before = await ledTo(world, 'drafting');
    const [earlier, version] = [await lapse(before), newest];
    await publish(withClock('drafting', { lapse: 80 }));
    expect(await planAnew()).toBe(0);
    expect(await lapse(before)).toEqual({ ...earlier, version });
    const after = await ledTo(await anotherPair(), 'drafting');
    expect(await lapse(after)).toMatchObject({ version: newest });
    expect((await lapse(after)).at - earlier.at).toBeGreaterThan(30 * day);
    // whatever happens to the first one, its wait goes on as it began
    await world.perform(before, 'note', 'staff');
    await world.perform(before, 'extendDeadline', 'staff', { days: 1, reason: 'A holiday' });
    await world.deliver();
    expect((await lapse(before)).version).toBe(version);
    await world.perform(before, 'proposeText', 'clerk');
    await world.deliver();
    expect((await lapse(before)).version).toBe(newest);
  });

  it('plans open cases anew where it is also for them: their steps, their end and their target, and no step twice', async () => {
    await publish(withClock('submitted', { target: 10, remindAfter: [10] }));
    const id = await ledTo(world, 'submitted');
    const usual = await target(id);
    world.clock.advance(20 * day);
    await world.takeDueSteps();
    expect(await world.told()).toHaveLength(2);
    await publish(withClock('submitted', { target: 20, remindAfter: [10, 30] }), true);
    expect(await planAnew()).toBeGreaterThan(0);
    expect((await target(id))!.getTime() - usual!.getTime()).toBe(14 * day);
    const steps = 'select kind, outcome from deadline where partnership_id = $1 and state = $2 order by due_at, party';
    expect(await test.database.query(steps, [id, 'submitted'])).toEqual([
      { kind: 'reminder-1', outcome: 'sent' },
      { kind: 'reminder-2', outcome: null },
    ]);
    expect(await planAnew()).toBe(0);
  });

  it('gives staff their own office, in whose days and hours they are written to', async () => {
    const office = { country: 'SA', subdivision: null, zone: 'Asia/Riyadh' };
    await publish({ ...withClock('submitted', {}), office, hours: { first: 10, usual: 10, last: 12 } });
    await ledTo(world, 'submitted');
    const [reminder] = await test.database.query<{ due_at: Date }>(
      `select due_at from deadline where state = 'submitted' and policy_version = $1 and done_at is null`,
      [newest],
    );
    const shown = new Date(reminder!.due_at.getTime() + 3 * 3_600_000);
    expect([10, 11]).toContain(shown.getUTCHours());
    expect([5, 6]).not.toContain(shown.getUTCDay());
  });

  it('plans a case anew when one of its communities moves to another zone, country or state, and not when it is renamed', async () => {
    const id = await ledTo(world, 'drafting');
    const { at } = await lapse(id);
    const change = (what: string) =>
      test.database.query(`update community set ${what} where id = $1`, [world.communities.counterpart]);
    await change(`name = 'Another name'`);
    expect(await planAnew()).toBe(0);
    await change(`zone = 'America/Sao_Paulo'`);
    expect(await planAnew()).toBe(1);
    expect((await lapse(id)).at).not.toBe(at);
    await change(`country = 'BR', subdivision = 'BR-SP'`);
    expect(await planAnew()).toBe(1);
    // nothing is planned for a case that has ended
    await world.perform(id, 'withdraw', 'clerk');
    await change(`zone = 'Asia/Tokyo'`);
    expect(await planAnew()).toBe(0);
  });

  it('plans every open case anew when holidays, weekends or time zones are others than before, once', async () => {
    await ledTo(world, 'drafting');
    const start = () => new DueReplans(test.database, replans, new PlanDeadlines(world.clock), world.clock);
    source = start();
    expect(await planAnew()).toBe(0);
    await test.database.query(`update calendar_data set version = 'of last year'`);
    const open = await test.database.query('select distinct partnership_id from procedure where open');
    source = start();
    expect(await planAnew()).toBe(open.length);
    source = start();
    expect(await planAnew()).toBe(0);
  });

  it('loses no case to a worker that dies while it plans, nor one that is asked for meanwhile', async () => {
    const id = await ledTo(world, 'drafting');
    const ask = () => test.database.transaction((sql) => replans.askForAll(sql));
    await ask();
    await expect(
      test.database.transaction(async (sql) => {
        await replans.take(id, sql);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    let asked: Promise<void> = Promise.resolve();
    await test.database.transaction(async (sql) => {
      expect(await replans.take(id, sql)).toBe(true);
      asked = ask();
      // somebody else leaves it alone meanwhile
      expect(await test.database.transaction((other) => replans.take(id, other))).toBe(false);
    });
    await asked;
    expect(await test.database.transaction((sql) => replans.take(id, sql))).toBe(true);
  });

  it('stands as the last of many plans has it, whoever makes them at the same moment', async () => {
    const id = await ledTo(world, 'drafting');
    const plan = new PlanDeadlines(world.clock);
    const again = () => test.database.transaction((sql) => plan.execute(id, null, sql));
    const busy = async () => {
      for (let round = 0; round < 5; round++) {
        await world.perform(id, 'extendDeadline', 'staff', { days: 1, reason: 'Later' });
        await world.deliver();
      }
    };
    await Promise.all([busy(), ...Array.from({ length: 20 }, again)]);
    const [before, aim] = [await lapse(id), await target(id)];
    await again();
    expect([await lapse(id), await target(id)]).toEqual([before, aim]);
    const [row] = await test.database.query<{ n: number }>(
      `select count(*)::integer as n from deadline where partnership_id = $1 and done_at is null`,
      [id],
    );
    expect(row?.n).toBe(7);
  });

  it('is counted at the place of a community that moves while its cases are planned anew', async () => {
    const id = await ledTo(world, 'drafting');
    await publish(withClock('drafting', { lapse: 45 }), true);
    const jobs = await source.claim(1_000);
    await test.database.transaction(async (sql) => {
      await sql.query(`update community set zone = 'Pacific/Honolulu' where id = $1`, [world.communities.initiator]);
      for (const { data } of jobs) await source.handle(data);
    });
    expect(await planAnew()).toBe(1);
    const loaded = await world.store.load(id, { kind: 'service' }, world.clock.now());
    expect(loaded?.facts.communities.initiator.zone).toBe('Pacific/Honolulu');
  });
});
