import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { contactMail, ledTo, type MailWorld, mailWorld, signs, textAgreed } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;
/** From ten o'clock in UTC, when worlds begin, to an hour at which people are at work in Saint Paul and in Nagasaki. */
const toBothAtWork = 13.5 * 3_600_000;

class Everybody extends MailTransport {
  async send(): Promise<string> {
    return '250 OK';
  }
  async close(): Promise<void> {}
}

describe('what the clock does when nobody moves', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let post: ReturnType<typeof postOffice>;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from message');
    await test.database.query('delete from deadline');
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    post = postOffice(world, new Everybody());
  });
  afterAll(() => test.close());

  const open = (id: string) =>
    test.database.query<{ kind: string; party: string; due_at: Date }>(
      'select kind, party, due_at from deadline where partnership_id = $1 and done_at is null order by due_at, kind, party',
      [id],
    );
  const outcomes = (id: string) =>
    test.database.query('select kind, party, outcome from deadline where partnership_id = $1 order by due_at, party', [
      id,
    ]);
  const stateOf = async (id: string) =>
    (await test.database.query<{ state: string }>('select state from procedure where partnership_id = $1', [id]))[0]
      ?.state;

  /** Days pass, and each hour of work is done in its time; mail arrives. */
  async function pass(days: number): Promise<void> {
    const end = world.clock.now().getTime() + days * day;
    while (world.clock.now().getTime() < end) {
      world.clock.advance(day / 4);
      await world.takeDueSteps();
      await post.sendDue();
    }
  }

  it('reminds whoever is waited on, and only them', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    await pass(6);
    expect(await world.told()).toEqual(['otherMayor: reminder.signing']);
    expect(await outcomes(id)).toContainEqual({ kind: 'reminder-1', party: 'initiator', outcome: 'void' });
  });

  it('carries the same link as the first mail', async () => {
    const id = await ledTo(world, 'signing');
    await pass(6);
    const links = await test.database.query(
      `select distinct data #>> '{link,linkId}' as id from message where partnership_id = $1 and recipient_id = $2
       and template in ('signature-needed', 'reminder.signing')`,
      [id, world.cast.mayor],
    );
    expect(links).toHaveLength(1);
  });

  it('reminds the contact who was invited', async () => {
    const id = await ledTo(world, 'awaiting-counterpart');
    await pass(21);
    expect(await world.told()).toEqual([`${contactMail}: reminder.awaiting-counterpart`]);
    expect(await stateOf(id)).toBe('awaiting-counterpart');
  });

  it('reminds staff, and never lapses because of them', async () => {
    const id = await ledTo(world, 'submitted');
    await pass(200);
    expect(await world.told()).toEqual(['secondStaff: reminder.submitted', 'staff: reminder.submitted']);
    expect(await stateOf(id)).toBe('submitted');
  }, 60_000);

  it('reminds once, with four workers racing for each step', async () => {
    await ledTo(world, 'signing');
    world.clock.advance(7 * day + toBothAtWork);
    await world.takeDueSteps(4);
    expect(await world.told()).toEqual(['mayor: reminder.signing', 'otherMayor: reminder.signing']);
  });

  it('says nothing when the case moved on before the step was taken', async () => {
    const id = await ledTo(world, 'signing');
    const due = await open(id);
    world.clock.advance(6 * day);
    await world.perform(id, 'reopenText', 'clerk');
    const [first] = await test.database.query<{ id: string }>(
      `select id from deadline where partnership_id = $1 and kind = 'reminder-1' and state = 'signing' limit 1`,
      [id],
    );
    await world.steps.execute(first!.id);
    expect(due.length).toBeGreaterThan(0);
    expect((await world.told()).filter((line) => line.includes('reminder'))).toEqual([]);
  });

  it('tells people once after a long time away, not once for every step they missed', async () => {
    await ledTo(world, 'signing');
    world.clock.advance(24 * day + toBothAtWork);
    await world.takeDueSteps();
    const reminders = (await world.told()).filter((line) => line.includes('reminder'));
    expect(reminders).toEqual(['mayor: reminder.signing', 'otherMayor: reminder.signing']);
  });

  it('escalates to the clerks, then to staff', async () => {
    await ledTo(world, 'signing');
    await pass(42);
    const told = await world.told();
    expect(told.filter((line) => line.includes('escalation'))).toEqual([
      'clerk: escalation.signing',
      'otherClerk: escalation.signing',
      'secondClerk: escalation.signing',
      'secondStaff: escalation.signing',
      'staff: escalation.signing',
    ]);
    expect(told.filter((line) => line.startsWith('mayor'))).toHaveLength(3);
  }, 60_000);

  it('tells staff in the place of a community that has nobody left, and lapses no sooner', async () => {
    const id = await ledTo(world, 'drafting');
    await test.database.query('update membership set ended_at = now() where community_id = $1', [
      world.communities.initiator,
    ]);
    await pass(26);
    expect(await world.told()).toEqual([
      'otherClerk: reminder.drafting',
      'secondStaff: escalation.drafting',
      'staff: escalation.drafting',
    ]);
    expect(await stateOf(id)).toBe('drafting');
    await pass(24);
    expect(await stateOf(id)).toBe('lapsed');
    expect((await world.told()).filter((line) => line === 'staff: escalation.drafting')).toHaveLength(2);
  }, 60_000);

  it('stops on hold and goes on after it, with the time on hold added', async () => {
    const id = await ledTo(world, 'signing');
    const before = await open(id);
    await world.perform(id, 'hold', 'staff', { until: '2026-03-20' });
    await world.deliver();
    expect((await open(id)).map(({ kind }) => kind)).toEqual(['release']);
    await pass(20);
    expect((await world.told()).filter((line) => line.includes('reminder'))).toEqual([]);
    expect((await outcomes(id)).filter((row) => row.kind === 'release')).toEqual([
      { kind: 'release', party: 'service', outcome: expect.stringMatching(/done|void/) },
    ]);
    const after = await open(id);
    expect(after.length).toBe(before.length);
    const moved =
      (after.find(({ kind }) => kind === 'lapse')!.due_at.getTime() -
        before.find(({ kind }) => kind === 'lapse')!.due_at.getTime()) /
      day;
    expect(moved).toBeGreaterThan(14);
    expect(moved).toBeLessThan(24);
  }, 60_000);

  it('ends a second hold of the same wait on its day, as it ended the first', async () => {
    const id = await ledTo(world, 'signing');
    const heldOn = async () =>
      (
        await test.database.query<{ on_hold: boolean }>('select on_hold from procedure where partnership_id = $1', [id])
      )[0]?.on_hold;
    for (const days of [5, 7]) {
      const until = new Date(world.clock.now().getTime() + days * day).toISOString().slice(0, 10);
      await world.perform(id, 'hold', 'staff', { until });
      await world.deliver();
      expect(await heldOn()).toBe(true);
      await pass(days + 1);
      expect(await heldOn()).toBe(false);
    }
  }, 60_000);

  it('begins anew when a new text is proposed, and reminds again then', async () => {
    const id = await ledTo(world, 'drafting');
    await pass(26);
    expect((await world.told()).filter((line) => line.startsWith('otherClerk')).length).toBe(1);
    await world.perform(id, 'proposeText', 'clerk');
    await world.told();
    await pass(26);
    expect(await world.told()).toEqual(['otherClerk: reminder.drafting']);
    expect(await stateOf(id)).toBe('drafting');
  }, 60_000);

  it('lapses after the last reminder has arrived, and can be revived once', async () => {
    const id = await ledTo(world, 'drafting');
    await pass(50);
    expect(await stateOf(id)).toBe('lapsed');
    const told = await world.told();
    expect(told.filter((line) => line.startsWith('otherClerk'))).toEqual([
      'otherClerk: lapsed',
      ...Array.from({ length: 3 }, () => 'otherClerk: reminder.drafting'),
    ]);
    expect(await open(id)).toEqual([]);
    await world.perform(id, 'revive', 'staff');
    await world.deliver();
    expect(await stateOf(id)).toBe('drafting');
    expect((await open(id)).map(({ kind }) => kind)).toContain('lapse');
    await pass(50);
    expect(await stateOf(id)).toBe('lapsed');
    await expect(world.perform(id, 'revive', 'staff')).rejects.toThrow();
  }, 60_000);

  it('does not lapse while a reminder has not arrived', async () => {
    const id = await ledTo(world, 'drafting');
    await pass(42);
    await test.database.query(
      `update message set state = 'failed' where template = 'reminder.drafting' and partnership_id = $1`,
      [id],
    );
    await pass(10);
    expect(await stateOf(id)).toBe('drafting');
    await test.database.query(`update message set state = 'sent' where state = 'failed' and partnership_id = $1`, [id]);
    await pass(2);
    expect(await stateOf(id)).toBe('lapsed');
  }, 60_000);

  it('asks nobody any more once the text is signed', async () => {
    const id = await ledTo(world, 'drafting');
    await textAgreed(world, id);
    await signs(world, id, 'mayor');
    await signs(world, id, 'otherMayor');
    await world.deliver();
    expect(await open(id)).toEqual([]);
    await world.perform(id, 'storeSealed', 'service');
    await world.deliver();
    expect((await open(id)).map(({ party }) => party)).toEqual(['staff']);
  });
});
