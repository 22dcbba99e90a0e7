import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaughtMailTransport } from '../../src/platform/mail/caught-mail-transport.js';
import { readCaughtMail } from '../../src/platform/mail/caught-mail-text.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { ledTo, type MailWorld, mailWorld, textAgreed } from '../support/mail-world.js';
import { calendarIn, readEntry } from '../support/read-calendar.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const pens = { initiator: 'ceremony', counterpart: 'ceremony' } as const;
const screens = { initiator: 'electronic', counterpart: 'electronic' } as const;
const everybody = ['clerk', 'mayor', 'otherClerk', 'otherMayor', 'secondClerk', 'secondStaff', 'staff'];

describe('the calendars of a ceremony', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let id: string;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    await test.database.query('delete from deadline');
    world = await mailWorld(test.database);
    id = await ledTo(world, 'signing');
    await sent();
  }, 30_000);
  afterAll(() => test.close(), 30_000);

  /** What everybody's mail program was given since, by name. */
  async function sent() {
    const told = await world.told();
    await test.database.query('delete from caught_mail');
    await postOffice(world, new CaughtMailTransport(test.database, world.clock)).sendDue();
    const rows = await test.database.query<{ raw: Buffer; recipients: string[] }>(
      'select raw, recipients from caught_mail',
    );
    const calendars = new Map(
      rows.flatMap(({ raw, recipients }) => {
        const text = calendarIn(raw);
        const name = recipients[0]?.split('-')[0]?.toLowerCase() ?? '';
        return text ? [[name, readEntry(text)] as const] : [];
      }),
    );
    return { told, calendars, rows };
  }
  async function agree(startsAt: string | null, modes: object = pens, by: 'clerk' | 'staff' = 'clerk'): Promise<void> {
    const ceremony = startsAt ? { host: 'initiator', place: 'Landmark Center', startsAt } : null;
    await world.perform(id, 'planSigning', by, { modes, ceremony });
    const [row] = await test.database.query('select data from procedure where partnership_id = $1', [id]);
    const number: number = row?.data.signingPlan.number;
    if (by === 'staff') await world.perform(id, 'acceptPlan', 'clerk', { plan: number });
    await world.perform(id, 'acceptPlan', 'otherClerk', { plan: number });
  }
  const names = (calendars: Map<string, unknown>) => [...calendars.keys()].sort();

  // generous: a mail world writes and reads many mails
  const patience = 30_000;

  it(
    'get it once both have agreed: officials, clerks and staff, at the right instant in winter and in summer',
    async () => {
      await agree('2031-11-02T11:00', pens, 'staff');
      const { calendars } = await sent();
      expect(names(calendars)).toEqual(everybody.map((name) => name.toLowerCase()).sort());
      const entry = calendars.get('mayor');
      expect(entry).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', location: 'Landmark Center' });
      // the clocks of Saint Paul went back that night
      expect(entry?.start).toBe('2031-11-02T17:00:00.000Z');
      expect(entry?.attendee).toMatch(/^mailto:mayor-/i);
      await agree('2032-07-04T11:00');
      expect((await sent()).calendars.get('othermayor')?.start).toBe('2032-07-04T16:00:00.000Z');
    },
    patience,
  );

  it(
    'are changed under the same name by a rising number when it is moved, and lose it when it is called off',
    async () => {
      await agree('2031-08-09T11:00');
      const first = (await sent()).calendars.get('mayor');
      await agree('2031-08-10T15:30');
      const second = (await sent()).calendars.get('mayor');
      expect(second).toMatchObject({ uid: first?.uid, method: 'REQUEST', start: '2031-08-10T20:30:00.000Z' });
      await world.perform(id, 'reopenText', 'otherClerk', { reason: 'A comma is missing' });
      const { told, calendars } = await sent();
      expect(names(calendars)).toEqual(everybody.map((name) => name.toLowerCase()).sort());
      expect(calendars.get('clerk')).toMatchObject({ uid: first?.uid, method: 'CANCEL', status: 'CANCELLED' });
      expect(told).toEqual(expect.arrayContaining(['mayor: ceremony-cancelled', 'otherClerk: ceremony-cancelled']));
      const sequences = [first, second, calendars.get('mayor')].map((each) => Number(each?.sequence));
      expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
      expect(new Set(sequences).size).toBe(3);
      await textAgreed(world, id, 2);
      const again = (await sent()).calendars.get('mayor');
      expect(again).toMatchObject({ uid: first?.uid, method: 'REQUEST', start: '2031-08-10T20:30:00.000Z' });
      expect(Number(again?.sequence)).toBeGreaterThan(Number(sequences[2]));
    },
    patience,
  );

  it(
    'lose it when both go over to screens, and when the case is withdrawn; nothing comes where nothing changed',
    async () => {
      await agree('2031-08-09T11:00');
      await sent();
      await agree('2031-08-09T11:00', pens, 'staff');
      expect((await sent()).calendars.size).toBe(0);
      await agree(null, screens);
      expect((await sent()).calendars.get('otherclerk')).toMatchObject({ method: 'CANCEL' });
      await agree('2031-09-09T11:00');
      await sent();
      await world.perform(id, 'withdraw', 'clerk', { reason: 'No money' });
      const { calendars } = await sent();
      expect(names(calendars)).toEqual(everybody.map((name) => name.toLowerCase()).sort());
      expect(calendars.get('clerk')).toMatchObject({ method: 'CANCEL' });
    },
    patience,
  );

  it(
    'come with words that say the same, also where mail is caught and read in the product',
    async () => {
      await agree('2031-08-09T11:00');
      const { rows } = await sent();
      const mine = rows.find(({ recipients }) => recipients[0]?.startsWith('mayor'));
      const { text, html } = readCaughtMail(mine?.raw ?? Buffer.of());
      expect(text).toContain('The signing ceremony is arranged');
      expect(text).toContain('Landmark Center');
      expect(text).toMatch(/9 August 2031 at 11:00/);
      expect(html).toContain('Landmark Center');
    },
    patience,
  );

  it('are reminded before it and asked for the scans after it, once each', async () => {
    const start = new Date(world.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    await agree(`${start}T11:00`);
    await sent();
    const reminded: string[] = [];
    for (let hour = 0; hour < 30 * 24; hour += 6) {
      world.clock.advance(6 * 3_600_000);
      await world.takeDueSteps();
      reminded.push(...(await world.told()));
    }
    const count = (template: string, name: string) => reminded.filter((line) => line === `${name}: ${template}`).length;
    for (const name of ['mayor', 'otherMayor', 'clerk', 'otherClerk'])
      expect([name, count('reminder.ceremony', name)]).toEqual([name, 3]);
    expect([
      count('reminder.scan', 'clerk'),
      count('reminder.scan', 'otherClerk'),
      count('reminder.scan', 'mayor'),
    ]).toEqual([1, 1, 0]);
    expect(reminded.filter((line) => line.endsWith('reminder.signing'))).toEqual([]);
  }, 30_000);
});
