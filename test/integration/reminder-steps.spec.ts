import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import { policyInput } from '../../src/partnerships/domain/policy-input.js';
import { claimDueDeadlines } from '../../src/reminders/application/due-deadlines.js';
import { DueDeadlines } from '../../src/reminders/jobs/due-deadlines.js';
import { PostgresClockPolicies } from '../../src/reminders/infrastructure/postgres-clock-policies.js';
import { PostgresReplans } from '../../src/reminders/infrastructure/postgres-replans.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;
/** From ten o'clock in UTC, when worlds begin, to nine in the morning in Saint Paul. */
const toMorning = 5 * 3_600_000;
const lease = (now: Date) => new Date(now.getTime() + 3_000);

describe('a step that is due', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let due: DueDeadlines;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from message');
    await test.database.query('delete from deadline');
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    due = new DueDeadlines(test.database, world.steps, world.clock, world.wake);
  });
  afterAll(() => test.close(), 30_000);

  /** Of those that a signature or a new state has made void, nothing is asked. */
  const rows = (id: string, kind: string) =>
    test.database.query<{
      party: string;
      due_at: Date;
      next_attempt_at: Date;
      dispatched: boolean;
      outcome: string | null;
    }>(
      'select party, due_at, next_attempt_at, dispatched, outcome from deadline where partnership_id = $1 and kind = $2 and outcome is distinct from $3 order by due_at',
      [id, kind, 'void'],
    );
  const first = async (id: string, kind: string) => {
    const [row] = await rows(id, kind);
    if (!row) throw new Error(`There is no ${kind}.`);
    return row;
  };
  /** What workers do now, and nothing of the queue between. */
  async function work(): Promise<void> {
    for (const { data } of await due.claim(1_000)) await due.handle(data);
  }
  const mayorSigned = async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'otherMayor');
    await world.told();
    return id;
  };

  it('waits again when the clock was set back between the claim and the work', async () => {
    const id = await mayorSigned();
    const step = await first(id, 'reminder-1');
    const today = world.clock.now();
    world.clock.set(new Date(step.due_at.getTime() + 1_000));
    const jobs = await due.claim(100);
    expect(jobs.length).toBeGreaterThan(0);
    world.clock.set(today);
    for (const { data } of jobs) await due.handle(data);
    expect(await world.told()).toEqual([]);
    expect(await first(id, 'reminder-1')).toMatchObject({
      next_attempt_at: step.due_at,
      dispatched: false,
      outcome: null,
    });
    world.clock.set(new Date(step.due_at.getTime() + 1_000));
    await work();
    expect(await world.told()).toEqual(['mayor: reminder.signing']);
  });

  it('is not forgotten when a worker took it while the clock was far ahead, and died', async () => {
    const id = await mayorSigned();
    const step = await first(id, 'reminder-1');
    const today = world.clock.now();
    world.clock.set(new Date(step.due_at.getTime() + 300 * day));
    await due.claim(100);
    world.clock.set(today);
    expect(await due.claim(100)).toEqual([]);
    expect(await first(id, 'reminder-1')).toMatchObject({ next_attempt_at: step.due_at, dispatched: false });
    world.clock.set(new Date(step.due_at.getTime() + 1_000));
    await work();
    expect(await world.told()).toEqual(['mayor: reminder.signing']);
  });

  it('was done before the clock went back is not done again when its time comes once more', async () => {
    const id = await mayorSigned();
    const step = await first(id, 'reminder-1');
    const today = world.clock.now();
    for (let round = 0; round < 2; round++) {
      world.clock.set(new Date(step.due_at.getTime() + 1_000));
      await work();
      world.clock.set(today);
    }
    expect(await world.told()).toEqual(['mayor: reminder.signing']);
  });

  it('is taken by no more hands than there is room for, and the rest waits in its rows', async () => {
    const id = await mayorSigned();
    const { due_at: at } = await first(id, 'reminder-1');
    await test.database.query(
      `insert into deadline (id, partnership_id, procedure_id, kind, party, state, state_since, policy_version, due_at, next_attempt_at)
       select gen_random_uuid(), d.partnership_id, d.procedure_id, 'reminder-' || n, 'initiator', 'draft', d.state_since, 1, d.due_at, d.due_at
       from deadline d, generate_series(1, 600) n where d.partnership_id = $1 and d.kind = 'reminder-1' and d.party = 'initiator'`,
      [id],
    );
    const now = new Date(at.getTime() + 1_000);
    const claim = () => claimDueDeadlines(now, lease(now), 1_000, test.database);
    const taken = await claim();
    expect(taken.length).toBe(240);
    expect(await claim()).toEqual([]);
    world.clock.set(now);
    for (const step of taken) await world.steps.execute(step);
    expect((await claim()).length).toBe(240);
  });

  it('that can’t be taken keeps no other of its job waiting', async () => {
    const other = await mailWorld(test.database);
    const broken = await ledTo(other, 'drafting');
    const sound = await mayorSigned();
    world.clock.set(new Date((await first(sound, 'reminder-1')).due_at.getTime() + 1_000));
    await test.database.query(`update procedure set data = data - 'revisions' where partnership_id = $1`, [broken]);
    const ids = await test.database.query<{ id: string }>(
      `select id from deadline where kind = 'reminder-1' and party = 'initiator' and done_at is null
       order by partnership_id <> $1`,
      [broken],
    );
    await test.database.query('update deadline set due_at = $2 where partnership_id = $1', [broken, world.clock.now()]);
    await expect(due.handle({ ids: ids.map(({ id }) => id) })).rejects.toThrow('undefined');
    expect(await first(sound, 'reminder-1')).toMatchObject({ outcome: 'sent' });
    expect((await rows(broken, 'reminder-1')).map(({ outcome }) => outcome)).toContain(null);
    await test.database.query(`delete from deadline where partnership_id = $1`, [broken]);
  });

  it('that staff cancelled stays cancelled, whatever is planned anew, until the wait itself begins anew', async () => {
    const id = await ledTo(world, 'drafting');
    await world.deliver();
    await test.database.query(
      `update deadline set done_at = $2, outcome = 'cancelled' where partnership_id = $1 and kind = 'reminder-1'`,
      [id, world.clock.now()],
    );
    await world.perform(id, 'extendDeadline', 'staff', { days: 3, reason: 'A holiday' });
    await world.perform(id, 'hold', 'staff', { until: '2026-03-20' });
    world.clock.advance(day / 2);
    await world.perform(id, 'release', 'staff');
    await world.deliver();
    expect((await rows(id, 'reminder-1')).map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
    await world.perform(id, 'proposeText', 'clerk');
    await world.deliver();
    expect((await rows(id, 'reminder-1')).filter(({ outcome }) => outcome === null)).toHaveLength(1);
  });

  it('of a wait that began anew is taken although its day was over before anybody planned it, and not again', async () => {
    const id = await ledTo(world, 'drafting');
    await world.perform(id, 'proposeText', 'clerk');
    await world.deliver();
    const row = (await rows(id, 'reminder-1')).find(({ outcome }) => outcome === null)!;
    world.clock.set(new Date(row.due_at.getTime() + 1_000));
    await work();
    expect(await world.told()).toContain('otherClerk: reminder.drafting');
    await world.perform(id, 'proposeText', 'clerk');
    world.clock.advance(28 * day);
    await world.told();
    await work();
    expect(await world.told()).toEqual(['otherClerk: reminder.drafting']);
    await test.database.query(`update event_delivery set state = 'pending' where partnership_id = $1`, [id]);
    await world.deliver();
    await work();
    expect(await world.told()).toEqual([]);
  }, 30_000);

  it('of a wait that began anew comes after a hold that began before anybody planned it', async () => {
    const id = await ledTo(world, 'drafting');
    await world.perform(id, 'proposeText', 'clerk');
    await world.deliver();
    const row = (await rows(id, 'reminder-1')).find(({ outcome }) => outcome === null)!;
    world.clock.set(new Date(row.due_at.getTime() + 1_000));
    await work();
    await world.perform(id, 'proposeText', 'clerk');
    await world.perform(id, 'hold', 'staff', { until: '2026-12-01' });
    await world.told();
    world.clock.advance(day);
    await world.perform(id, 'release', 'staff');
    world.clock.advance(28 * day);
    await world.told();
    await work();
    expect(await world.told()).toEqual(['otherClerk: reminder.drafting']);
  }, 30_000);

  it('is not the end of a case that was given more time a moment ago', async () => {
    const id = await ledTo(world, 'drafting');
    const { due_at: end } = await first(id, 'lapse');
    for (const kind of ['reminder-1', 'reminder-2', 'reminder-3']) {
      world.clock.set(new Date((await rows(id, kind)).at(-1)!.due_at.getTime() + 1_000));
      await work();
    }
    await test.database.query(`update message set state = 'sent', sent_at = $1`, [world.clock.now()]);
    world.clock.set(new Date(end.getTime() + 1_000));
    // committed, and nobody has planned it yet
    await world.perform(id, 'extendDeadline', 'staff', { days: 5, reason: 'They are about to answer' });
    const lapse = { partnership: id, action: 'lapse', input: {}, actor: { kind: 'clock' } } as const;
    await expect(world.handler.execute(lapse)).rejects.toMatchObject({ code: 'partnership.action-refused' });
    await work();
    const [{ state } = { state: '' }] = await test.database.query<{ state: string }>(
      'select state from procedure where partnership_id = $1',
      [id],
    );
    expect(state).toBe('drafting');
    expect((await first(id, 'lapse')).due_at.getTime()).toBeGreaterThan(end.getTime() + 4 * day);
    await world.deliver();
  });

  it('is heard once by each of those concerned after a long time away: the last reminder, the clerks, and staff', async () => {
    await mayorSigned();
    world.clock.advance(60 * day + toMorning);
    await work();
    expect(await world.told()).toEqual([
      'clerk: escalation.signing',
      'mayor: reminder.signing',
      'secondClerk: escalation.signing',
      'secondStaff: escalation.signing',
      'staff: escalation.signing',
    ]);
  });

  it('that is long overdue waits for the morning, too', async () => {
    await mayorSigned();
    // ten o'clock in UTC is five in the morning in Saint Paul
    world.clock.advance(8 * day);
    await work();
    expect(await world.told()).toEqual([]);
    world.clock.advance(toMorning);
    await work();
    expect(await world.told()).toEqual(['mayor: reminder.signing']);
  });

  describe('for a deputy', () => {
    let newest = 1;

    async function toDeputies(): Promise<void> {
      const { database, clock, wake } = world;
      const policies = new PostgresClockPolicies(database, new PostgresReplans(database), clock, wake);
      newest = (await policies.list())[0]?.policy.version ?? 0;
      const signing = { ...firstPolicy.clocks.signing, escalate: [{ after: 5, to: 'deputy' }] };
      const input = policyInput.parse({ ...firstPolicy, clocks: { ...firstPolicy.clocks, signing } });
      await policies.publish(input, world.cast.staff, { note: '', appliesToOpen: true, basedOn: newest });
    }

    async function aDelegate(): Promise<void> {
      const id = uuidv7();
      await test.database.query(`insert into person (id, name, mail) values ($1, 'Sample delegate', $2)`, [
        id,
        `delegate-${id}@example.org`,
      ]);
      await test.database.query(
        `insert into office_term (id, community_id, person_id, name, office, capacity, basis, basis_reason, valid_from, mail_confirmed_at)
         values ($1, $2, $3, 'Sample delegate', 'Deputy Mayor', 'delegate', 'appointed', 'by law', '2024-01-01', now())`,
        [uuidv7(), world.communities.initiator, id],
      );
    }

    async function escalated(): Promise<string[]> {
      world.clock.advance(10 * day + toMorning);
      await work();
      return (await world.told()).filter((line) => line.includes('escalation'));
    }

    it('goes to whoever else may act there: the mayor, while a delegate is asked to sign', async () => {
      await toDeputies();
      await aDelegate();
      await mayorSigned();
      expect(await escalated()).toEqual(['mayor: escalation.signing']);
    });

    it('goes to the clerks where there is nobody else', async () => {
      await toDeputies();
      await mayorSigned();
      expect(await escalated()).toEqual(['clerk: escalation.signing', 'secondClerk: escalation.signing']);
    });
  });
});
