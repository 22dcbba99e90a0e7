import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { firstPolicy } from '../../src/partnerships/domain/clock-policy.js';
import { clockContext } from '../../src/partnerships/domain/clock-context.js';
import { plannedDeadlines } from '../../src/partnerships/domain/clocks.js';
import { policyInput } from '../../src/partnerships/domain/policy-input.js';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { PostgresClockPolicies } from '../../src/reminders/infrastructure/postgres-clock-policies.js';
import { PostgresReplans } from '../../src/reminders/infrastructure/postgres-replans.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Another target, and a step that the case didn't have: both rows of the case and its deadlines are written. */
const stricter = policyInput.parse({
  ...firstPolicy,
  clocks: {
    ...firstPolicy.clocks,
    drafting: { ...firstPolicy.clocks.drafting, target: 20, remindBefore: [14, 7, 3, 1] },
  },
});
const waitingSql = `
select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

describe('a case that is planned anew while somebody moves it', () => {
  let test: TestDatabase;
  let world: MailWorld;

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await mailWorld(test.database);
  }, 60_000);
  afterAll(() => test.close(), 30_000);

  async function someoneWaits(): Promise<void> {
    for (;;) {
      const [row] = await test.database.query<{ count: number }>(waitingSql);
      if (row && row.count > 0) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it('keeps neither of them from ending: the plan waits for the commit, and is of what was committed', async () => {
    const { clock, database, wake, cast } = world;
    const id = await ledTo(world, 'drafting');
    clock.advance(1_000);
    const publication = { note: 'Sooner', appliesToOpen: true, basedOn: 1 };
    await new PostgresClockPolicies(database, new PostgresReplans(database), clock, wake).publish(
      stricter,
      cast.staff,
      publication,
    );
    let planning: Promise<void> = Promise.resolve();
    await database.transaction(async (sql) => {
      await sql.query('select version from partnership where id = $1 for update', [id]);
      planning = database.transaction((other) => new PlanDeadlines(clock).execute(id, null, other));
      await someoneWaits();
      await sql.query(`set local lock_timeout = '300ms'`);
      const extended = `jsonb_set(data, '{clock}', '{"extendedBy": 1}')`;
      await sql.query(`update procedure set data = ${extended} where partnership_id = $1`, [id]);
    });
    await planning;
    const planned = await database.query<{ kind: string; due_at: Date }>(
      'select kind, due_at from deadline where partnership_id = $1 and done_at is null order by due_at',
      [id],
    );
    const loaded = await world.store.load(id, { kind: 'service' }, clock.now());
    if (!loaded) throw new Error('The case is gone.');
    const { partnership, facts } = loaded;
    const { procedure } = partnership;
    expect(procedure.clock).toEqual({ extendedBy: 1 });
    expect(planned.map(({ kind, due_at }) => [kind, due_at.toISOString()])).toEqual(
      plannedDeadlines(procedure, clockContext(procedure, facts)).map(({ kind, dueAt }) => [kind, dueAt]),
    );
  });
});
