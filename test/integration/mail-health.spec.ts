import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailHealth } from '../../src/notifications/application/mail-health.js';
import { ResendMessage } from '../../src/notifications/application/resend-message.js';
import { StillWanted } from '../../src/notifications/application/still-wanted.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { MailNotSent } from '../../src/platform/mail/mail-not-sent.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { CancelStep } from '../../src/reminders/application/cancel-step.js';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const second = 1_000;
const day = 86_400 * second;

/** Takes mail, or answers what it is told to. */
class Server extends MailTransport {
  answer: MailNotSent | null = null;
  async send(): Promise<string> {
    if (this.answer) throw this.answer;
    return '250 OK';
  }
  async close(): Promise<void> {}
}

describe('how the mail is doing', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let server: Server;
  let post: ReturnType<typeof postOffice>;
  let health: MailHealth;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from message');
    await test.database.query('delete from deadline');
    world = await mailWorld(test.database);
    server = new Server();
    post = postOffice(world, server);
    health = new MailHealth(test.database);
  });
  afterAll(() => test.close());

  const figures = () => health.figures(world.clock.now());

  /** To the moment at which the first reminder of a case that is to be signed is due. */
  async function toFirstReminder(): Promise<{ id: string; party: string; dueAt: Date; case: string }> {
    const id = await ledTo(world, 'signing');
    await post.sendDue();
    const [row] = await test.database.query<{ id: string; party: string; due_at: Date }>(
      `select id, party, due_at from deadline where partnership_id = $1 and kind = 'reminder-1' order by due_at limit 1`,
      [id],
    );
    if (!row) throw new Error('Nothing is planned.');
    world.clock.set(row.due_at);
    return { id: row.id, party: row.party, dueAt: row.due_at, case: id };
  }

  it('counts the lateness of a reminder from when its step was due to when the server took it', async () => {
    const { dueAt } = await toFirstReminder();
    world.clock.set(new Date(dueAt.getTime() + 30 * second));
    await world.takeDueSteps();
    world.clock.set(new Date(dueAt.getTime() + 90 * second));
    await post.sendDue();
    expect((await figures()).lateness.day).toEqual({ reminders: 1, p50: 90, p99: 90, worst: 90 });
  });

  it('leaves it as it was when the reminder is sent again by hand', async () => {
    const { dueAt } = await toFirstReminder();
    await world.takeDueSteps();
    await post.sendDue();
    const [row] = await test.database.query<{ id: string }>(
      `select id from message where template = 'reminder.signing'`,
    );
    world.clock.set(new Date(dueAt.getTime() + 600 * second));
    await new ResendMessage(test.database, new StillWanted(new PostgresMailCases()), world.clock, world.wake).execute(
      row!.id,
    );
    await post.sendDue();
    const [sent] = await test.database.query(
      'select state, sent_at, lateness_ms::integer as late from message where id = $1',
      [row!.id],
    );
    expect(sent).toEqual({ state: 'sent', sent_at: world.clock.now(), late: 0 });
  });

  it('counts a reminder that no server takes, the later the longer', async () => {
    const { dueAt } = await toFirstReminder();
    await world.takeDueSteps();
    server.answer = new MailNotSent('450 Try again later', false, '450 Try again later');
    await post.sendDue();
    world.clock.set(new Date(dueAt.getTime() + 2 * day));
    const { lateness, retrying, oldestUnsent, hosts } = await figures();
    expect([lateness.day.reminders, lateness.week.p99, oldestUnsent]).toEqual([0, 172_800, 172_800]);
    expect([retrying, hosts]).toEqual([
      0,
      [{ host: 'example.org', retrying: 1, failed: 0, bounced: 0, answer: expect.stringContaining('450') }],
    ]);
  });

  it('tells apart what was given up, what came back and what waits for its time', async () => {
    await ledTo(world, 'submitted');
    const [first, second, third] = await test.database.query<{ id: string }>(
      'select id from message order by id limit 3',
    );
    const change = (id: string | undefined, set: string) =>
      test.database.query(`update message set ${set} where id = $1`, [id]);
    await test.database.query(
      `update message set next_attempt_at = next_attempt_at + interval '1 day', host = 'later.example'`,
    );
    await change(first?.id, `state = 'failed', host = 'gone.example', last_error = '550 No'`);
    await change(
      second?.id,
      `state = 'bounced', bounced_at = '${world.clock.now().toISOString()}', host = 'gone.example'`,
    );
    const found = await figures();
    expect(third).toBeDefined();
    expect([found.due, found.failed, found.bouncedThisWeek, found.oldestUnsent]).toEqual([0, 1, 1, 0]);
    expect(found.later).toBeGreaterThan(0);
    expect(found.hosts).toEqual([{ host: 'gone.example', retrying: 0, failed: 1, bounced: 1, answer: '550 No' }]);
  });

  it('tells of steps that are due and that nobody takes', async () => {
    const { dueAt } = await toFirstReminder();
    world.clock.set(new Date(dueAt.getTime() + 60 * second));
    const { dueSteps, oldestStep } = await figures();
    expect([dueSteps, oldestStep]).toEqual([1, 60]);
  });

  describe('a planned message that staff cancelled', () => {
    const outcomes = (id: string) =>
      test.database.query('select outcome from deadline where partnership_id = $1 and kind = $2 order by outcome', [
        id,
        'reminder-1',
      ]);

    it('is never sent, whatever plans the case again', async () => {
      const step = await toFirstReminder();
      await new CancelStep(test.database, world.clock).execute(step.id, world.cast.staff);
      const plan = new PlanDeadlines(world.clock);
      await test.database.transaction((sql) => plan.execute(step.case, null, sql));
      await world.perform(step.case, 'hold', 'staff', { reason: 'Elections' });
      await world.perform(step.case, 'release', 'staff', { reason: 'Done' });
      await world.told();
      world.clock.set(new Date(step.dueAt.getTime() + 60 * second));
      await world.takeDueSteps();
      const rows = await test.database.query(`select 1 from message where deadline_id = $1`, [step.id]);
      expect(rows).toHaveLength(0);
      expect(await outcomes(step.case)).toContainEqual({ outcome: 'cancelled' });
    });

    it('is either sent or cancelled when a worker takes it at the same moment', async () => {
      const step = await toFirstReminder();
      const cancel = new CancelStep(test.database, world.clock);
      const [cancelled] = await Promise.allSettled([
        cancel.execute(step.id, world.cast.staff),
        world.steps.execute(step.id),
        world.steps.execute(step.id),
      ]);
      const told = await test.database.query('select 1 from message where deadline_id = $1', [step.id]);
      expect(told).toHaveLength(cancelled.status === 'fulfilled' ? 0 : 1);
      await expect(cancel.execute(step.id, world.cast.staff)).rejects.toMatchObject({ code: 'step.over' });
    });
  });
});
