import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CaughtMailTransport } from '../../src/platform/mail/caught-mail-transport.js';
import { readCaughtMail } from '../../src/platform/mail/caught-mail-text.js';
import { instantOf } from '../../src/platform/clock/wall-time.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { bothApprove, contactMail, ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { calendarIn, readEntry } from '../support/read-calendar.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const clerks = ['clerk', 'otherclerk', 'secondclerk'];
const day = 86_400_000;
// generous: a mail world writes and reads many mails
const patience = 30_000;

describe('the calendars of a council’s meeting', () => {
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
    id = await ledTo(world, 'in-approval');
    await sent();
  }, patience);
  afterAll(() => test.close(), patience);

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

  /** `days` ahead, on the calendar there. */
  const ahead = (days: number) => new Date(world.clock.now().getTime() + days * day).toISOString().slice(0, 10);
  const enter = (startsAt: string, by: 'clerk' | 'otherClerk' | 'staff' = 'clerk', more: object = {}) =>
    world.perform(id, 'scheduleHearing', by, {
      ...{ side: by === 'otherClerk' ? 'counterpart' : 'initiator', startsAt, place: 'Council chamber', ...more },
    });
  const names = (calendars: Map<string, unknown>) => [...calendars.keys()].sort();

  it(
    'get it, those of whoever entered it too, at the right instant before and after the clocks change',
    async () => {
      const year = world.clock.now().getUTCFullYear();
      // the last Monday of October and the first of November are on both sides of the change in Chicago
      for (const date of [`${year}-10-26`, `${year}-11-02`]) {
        const startsAt = `${date}T18:30`;
        await enter(startsAt);
        const { calendars } = await sent();
        expect(names(calendars)).toEqual(clerks);
        const entry = calendars.get('clerk');
        expect(entry).toMatchObject({ method: 'REQUEST', status: 'CONFIRMED', location: 'Council chamber' });
        expect(entry?.start).toBe(instantOf(new Date(`${startsAt}:00Z`), 'America/Chicago').toISOString());
        expect(entry?.start.slice(11, 16)).toBe(date.includes('-10-') ? '23:30' : '00:30');
        expect(entry?.attendee).toMatch(/^mailto:clerk-/i);
      }
      await enter(`${year}-11-02T10:00`, 'otherClerk');
      expect((await sent()).calendars.get('clerk')?.start).toBe(`${year}-11-02T01:00:00.000Z`);
    },
    patience,
  );

  it(
    'are changed under the same name by a rising number when it is moved, and lose it when it is called off',
    async () => {
      await enter(`${ahead(20)}T18:30`);
      const first = await sent();
      expect(first.told).toEqual([
        'clerk: hearing-scheduled',
        'otherClerk: hearing-scheduled',
        'secondClerk: hearing-scheduled',
      ]);
      await enter(`${ahead(30)}T09:00`, 'staff');
      const moved = await sent();
      expect(moved.told).toContain('otherClerk: hearing-moved');
      await world.perform(id, 'cancelHearing', 'clerk', { side: 'initiator', reason: 'No quorum' });
      const off = await sent();
      expect(off.told).toContain('otherClerk: hearing-cancelled');
      await enter(`${ahead(60)}T09:00`);
      const again = await sent();
      expect(again.told).toContain('clerk: hearing-scheduled');
      const entries = [first, moved, off, again].map(({ calendars }) => calendars.get('otherclerk'));
      expect(entries.map((entry) => entry?.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL', 'REQUEST']);
      expect(entries.map((entry) => entry?.status)).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED']);
      expect(entries.map((entry) => Number(entry?.sequence))).toEqual([0, 1, 2, 3]);
      const uids = new Set(entries.map((entry) => entry?.uid));
      expect([...uids]).toEqual([expect.stringMatching(/^hearing\..*\.initiator@entente\.example\.org$/)]);
    },
    patience,
  );

  it(
    'hold the meetings of both councils apart, and lose those that nobody needs any more',
    async () => {
      await enter(`${ahead(20)}T18:30`);
      const own = (await sent()).calendars.get('clerk');
      await enter(`${ahead(25)}T10:00`, 'otherClerk');
      const theirs = (await sent()).calendars.get('clerk');
      expect(theirs?.uid).not.toBe(own?.uid);
      await bothApprove(world, id);
      const { told, rows } = await sent();
      const cancelled = rows.flatMap(({ raw }) => calendarIn(raw) ?? []).map(readEntry);
      expect(new Set(cancelled.map(({ uid }) => uid))).toEqual(new Set([own?.uid, theirs?.uid]));
      expect(cancelled.every(({ method }) => method === 'CANCEL')).toBe(true);
      expect(told.filter((line) => line === 'secondClerk: hearing-cancelled')).toHaveLength(2);
    },
    patience,
  );

  it(
    'come with words that say the same, in the language of whoever reads them',
    async () => {
      await enter(`${ahead(20)}T18:30`);
      const { rows } = await sent();
      const mine = rows.find(({ recipients }) => recipients[0]?.startsWith('otherclerk'));
      const { text, html } = readCaughtMail(mine?.raw ?? Buffer.of());
      expect(text).toContain('A day is set for the council of Saint Paul');
      expect(text).toMatch(/at 18:30 (CDT|CST|GMT[−-][56])/);
      expect(html).toContain('Council chamber');
      expect(calendarIn(mine?.raw ?? Buffer.of())).toContain('SUMMARY:Council meeting of Saint Paul: ');
    },
    patience,
  );

  it(
    'are reminded of it beforehand and asked for the result afterwards, once each, and only of their own',
    async () => {
      await enter(`${ahead(20)}T18:30`);
      await sent();
      const reminded: string[] = [];
      for (let hour = 0; hour < 26 * 24; hour += 6) {
        world.clock.advance(6 * 3_600_000);
        await world.takeDueSteps();
        reminded.push(...(await world.told()));
      }
      const count = (template: string, name: string) =>
        reminded.filter((line) => line === `${name}: ${template}`).length;
      for (const name of ['clerk', 'secondClerk']) {
        expect([name, count('reminder.hearing', name)]).toEqual([name, 2]);
        expect([name, count('reminder.hearing-result', name)]).toEqual([name, 1]);
        expect([name, count('reminder.in-approval', name)]).toEqual([name, 0]);
      }
      expect(reminded.filter((line) => line.startsWith('otherClerk: reminder.hearing'))).toEqual([]);
    },
    patience,
  );

  it(
    'are not asked for a result that is recorded already, be it that the council put it off',
    async () => {
      const meeting = ahead(20);
      await enter(`${meeting}T09:00`);
      world.clock.advance(20 * day + 12 * 3_600_000);
      await world.takeDueSteps();
      await world.perform(id, 'recordApproval', 'clerk', {
        ...{ side: 'initiator', outcome: 'deferred', meetingDate: meeting },
      });
      await world.told();
      world.clock.advance(4 * day);
      await world.takeDueSteps();
      expect((await world.told()).filter((line) => line.includes('hearing'))).toEqual([]);
    },
    patience,
  );
});

describe('whoever gets more time', () => {
  let test: TestDatabase;
  let world: MailWorld;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  afterAll(() => test.close(), patience);

  async function toldIn(state: 'draft' | 'awaiting-counterpart' | 'signing') {
    world = await mailWorld(test.database);
    const id = await ledTo(world, state);
    await world.perform(id, 'extendDeadline', 'staff', { days: 10, reason: 'A recess' });
    const told = (await world.told()).filter((line) => line.endsWith('deadline-extended'));
    return { id, told: told.map((line) => line.split(':')[0]) };
  }

  it(
    'is told, by a link of their own where they have no account: clerks, officials, the contact',
    async () => {
      expect((await toldIn('draft')).told).toEqual(['clerk', 'secondClerk']);
      expect((await toldIn('awaiting-counterpart')).told).toEqual([contactMail]);
      const { id, told } = await toldIn('signing');
      expect(told).toEqual(['mayor', 'otherMayor']);
      const [row] = await test.database.query(
        `select data from message where template = 'deadline-extended' and partnership_id = $1 limit 1`,
        [id],
      );
      expect(row?.data).toMatchObject({
        link: { purpose: 'signature' },
        details: [{ name: 'lapses' }],
        quotes: [{ name: 'reason', text: 'A recess' }],
      });
    },
    patience,
  );

  it(
    'is not told of it when the step is over before the mail is written',
    async () => {
      world = await mailWorld(test.database);
      const id = await ledTo(world, 'draft');
      await world.perform(id, 'extendDeadline', 'staff', { days: 10, reason: 'A recess' });
      await world.perform(id, 'submit', 'clerk');
      expect((await world.told()).filter((line) => line.endsWith('deadline-extended'))).toEqual([]);
    },
    patience,
  );
});
