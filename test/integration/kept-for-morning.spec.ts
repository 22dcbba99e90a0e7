import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Takes every mail. */
class Everybody implements MailTransport {
  async send(): Promise<string> {
    return '250 taken';
  }
  async close(): Promise<void> {}
}

/** A Tuesday: 06:00 in Saint Paul, 20:00 in Nagasaki. */
const atNight = '2026-03-10T11:00:00Z';
const morningInSaintPaul = '2026-03-10T14:00:00.000Z';
const morningInNagasaki = '2026-03-11T00:00:00.000Z';

describe('mail about what the clock did', () => {
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

  const go = (instant: string) => world.clock.set(new Date(instant));

  /** Waits to be signed, on hold until a day that has begun meanwhile. */
  async function heldInSigning(): Promise<string> {
    const id = await ledTo(world, 'signing');
    await world.perform(id, 'hold', 'staff', { until: '2026-03-10' });
    await world.told();
    await post.sendDue();
    go(atNight);
    return id;
  }

  /** State and time of each mail that somebody got since the hold began. */
  async function mailsTo(who: keyof MailWorld['cast']): Promise<string[]> {
    await world.deliver();
    const rows = await test.database.query<{ template: string; state: string; at: Date }>(
      `select template, state, next_attempt_at as at from message where recipient_id = $1 and created_at >= $2 order by id`,
      [world.cast[who], new Date(atNight)],
    );
    return rows.map(({ template, state, at }) => `${template} ${state} ${at.toISOString()}`);
  }

  it('waits for the morning of each of its recipients', async () => {
    await heldInSigning();
    await world.takeDueSteps();
    expect(await mailsTo('clerk')).toEqual([`released queued ${morningInSaintPaul}`]);
    expect(await mailsTo('mayor')).toEqual([`signature-needed queued ${morningInSaintPaul}`]);
    expect(await mailsTo('otherClerk')).toEqual([`released queued ${morningInNagasaki}`]);
    await post.sendDue();
    expect(await mailsTo('clerk')).toEqual([`released queued ${morningInSaintPaul}`]);
    go(morningInSaintPaul);
    await post.sendDue();
    expect(await mailsTo('clerk')).toEqual([expect.stringMatching(/^released sent /)]);
    expect(await mailsTo('mayor')).toEqual([expect.stringMatching(/^signature-needed sent /)]);
    expect(await mailsTo('otherMayor')).toEqual([`signature-needed queued ${morningInNagasaki}`]);
  });

  it('waits over the weekend as well', async () => {
    const id = await ledTo(world, 'signing');
    await world.perform(id, 'hold', 'staff', { until: '2026-03-14' });
    await world.told();
    go('2026-03-14T15:00:00Z');
    await world.takeDueSteps();
    expect(await mailsTo('clerk')).toEqual(['released queued 2026-03-16T14:00:00.000Z']);
  });

  it('waits for the next morning where nobody was there to send it in the first', async () => {
    await heldInSigning();
    await world.takeDueSteps();
    await world.deliver();
    go('2026-03-11T04:00:00Z');
    await post.sendDue();
    expect(await mailsTo('clerk')).toEqual([`released queued 2026-03-11T14:00:00.000Z`]);
    expect(await mailsTo('otherClerk')).toEqual([expect.stringMatching(/^released sent /)]);
  });

  it('goes at once where a person did it, at whatever hour', async () => {
    const id = await heldInSigning();
    await world.perform(id, 'release', 'staff');
    const now = world.clock.now().toISOString();
    expect(await mailsTo('clerk')).toEqual([`released queued ${now}`]);
    expect(await mailsTo('otherMayor')).toEqual([`signature-needed queued ${now}`]);
  });

  it('comes before the next mail to the same person about the case', async () => {
    const id = await heldInSigning();
    await world.takeDueSteps();
    await world.perform(id, 'withdraw', 'otherClerk', { reason: 'We have changed our minds' });
    const now = world.clock.now().toISOString();
    expect(await mailsTo('clerk')).toEqual([`released queued ${now}`, `withdrawn queued ${now}`]);
    await post.sendDue();
    expect(await mailsTo('clerk')).toEqual([
      expect.stringMatching(/^released sent /),
      expect.stringMatching(/^withdrawn sent /),
    ]);
  });

  it('asks nobody in the morning who has signed in the night, nor while the case is on hold again', async () => {
    const id = await heldInSigning();
    await world.takeDueSteps();
    await signs(world, id, 'mayor');
    await world.perform(id, 'hold', 'staff');
    await world.deliver();
    go(morningInNagasaki);
    await post.sendDue();
    const [withheld] = await test.database.query<{ n: number }>(
      `select count(*)::integer as n from message
       where partnership_id = $1 and template = 'signature-needed' and state = 'cancelled' and withheld = 'moved-on'`,
      [id],
    );
    expect(withheld?.n).toBe(2);
  });
});
