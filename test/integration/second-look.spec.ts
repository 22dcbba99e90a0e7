import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { QueueOfficeMails } from '../../src/notifications/application/queue-office-mails.js';
import { RecipientLinks } from '../../src/notifications/application/recipient-links.js';
import { ResendMessage } from '../../src/notifications/application/resend-message.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { MailSink } from '../support/mail-sink.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const hour = 3_600_000;

/** Saint Paul is at UTC-5 in May; Monday the 25th is Memorial Day. */
const tuesday = '2026-05-19T09:00:00Z';
const fridayMorning = '2026-05-22T15:00:00Z';

describe('a reminder that could not be sent when it was due', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let sink: MailSink;
  let transport: SmtpMailTransport;
  let post: ReturnType<typeof postOffice>;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from message');
    await test.database.query('delete from deadline');
    await test.database.query('delete from mail_address');
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    world.clock.set(new Date(tuesday));
    sink = new MailSink();
    await sink.start();
    transport = new SmtpMailTransport({ url: sink.url });
    post = postOffice(world, transport);
  });
  afterEach(async () => {
    await transport.close();
    await sink.stop();
  });
  afterAll(() => test.close(), 30_000);

  interface Row extends Record<string, unknown> {
    id: string;
    state: string;
    withheld: string | null;
    attempts: number;
    next: string;
    error: string | null;
  }

  const rowsTo = async (who: keyof MailWorld['cast'], template: string) =>
    test.database.query<Row>(
      `select id, state, withheld, attempts, last_error as error,
         to_char(next_attempt_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as next
       from message where recipient_id = $1 and template = $2 order by id`,
      [world.cast[who], template],
    );
  const rowTo = async (who: keyof MailWorld['cast'], template = 'reminder.signing') => {
    const [row] = await rowsTo(who, template);
    if (!row) throw new Error(`There is no ${template} to ${who}.`);
    return row;
  };

  const go = (instant: string) => world.clock.set(new Date(instant));
  /** Mails about events are asked nothing here, and take their time. */
  const othersSent = () => test.database.query(`update message set state = 'sent' where template not like 'reminder%'`);
  /** Takes the steps that are due and tries to send what they ask for, while nobody answers. */
  async function whileServerIsAway(): Promise<void> {
    await sink.stop();
    await world.takeDueSteps();
    await post.sendDue();
  }
  /** Whoever got a reminder since, by its title. */
  async function serverIsBack(at?: string): Promise<string[]> {
    await sink.start();
    return sendsAt(at);
  }
  async function sendsAt(at?: string): Promise<string[]> {
    if (at) go(at);
    const before = sink.mails.length;
    await post.sendDue();
    return sink.mails.slice(before).map(({ to }) => to.slice(0, to.indexOf('-')));
  }

  /** The other mayor has signed; on Friday morning ours is reminded. */
  async function mayorIsLate(): Promise<string> {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'otherMayor');
    await world.told();
    await othersSent();
    go(fridayMorning);
    await whileServerIsAway();
    expect(await rowTo('mayor')).toMatchObject({ state: 'queued', attempts: 1 });
    return id;
  }

  it('goes out when the server is back, if the case still waits', async () => {
    await mayorIsLate();
    expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual(['mayor']);
    expect(await rowTo('mayor')).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('is never sent once they have signed, and staff read why', async () => {
    const id = await mayorIsLate();
    await signs(world, id, 'mayor');
    await world.deliver();
    await othersSent();
    expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({
      ...{ state: 'cancelled', withheld: 'moved-on', attempts: 1 },
      error: 'The case no longer waits for them.',
    });
  });

  it('is never sent when the text was opened again and sent to them anew', async () => {
    const id = await mayorIsLate();
    await world.perform(id, 'reopenText', 'clerk', { reason: 'A misprint' });
    await world.deliver();
    await othersSent();
    expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({ withheld: 'moved-on' });
  });

  it('is not sent while the case is on hold, and comes again when it goes on', async () => {
    const id = await mayorIsLate();
    await world.perform(id, 'hold', 'staff', { until: '2026-06-30' });
    await world.deliver();
    await othersSent();
    expect(await serverIsBack('2026-05-22T17:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({ state: 'cancelled', withheld: 'moved-on' });

    go('2026-05-28T15:00:00Z');
    await world.perform(id, 'release', 'staff');
    await world.deliver();
    await othersSent();
    await world.takeDueSteps(2);
    expect(await sendsAt()).toEqual(['mayor']);
    expect((await rowsTo('mayor', 'reminder.signing')).map(({ state }) => state)).toEqual(['cancelled', 'sent']);
  });

  it('is not sent to somebody who isn’t in office any more', async () => {
    await mayorIsLate();
    await test.database.query(`update office_term set valid_until = '2026-05-21' where person_id = $1`, [
      world.cast.mayor,
    ]);
    expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({ state: 'cancelled', withheld: 'moved-on' });
  });

  it('waits where they asked for time meanwhile, and no attempt is counted', async () => {
    const id = await mayorIsLate();
    await world.perform(id, 'snooze', 'staff', { party: 'initiator', until: '2026-05-27' });
    await world.deliver();
    expect(await serverIsBack('2026-05-22T17:00:00Z')).toEqual([]);
    const { state, attempts, next } = await rowTo('mayor');
    expect({ state, attempts }).toEqual({ state: 'queued', attempts: 1 });
    expect(next > '2026-05-26').toBe(true);
    expect(await sendsAt(`${next}:00Z`)).toEqual(['mayor']);
  });

  it('waits with its words where they got more time, and then says the new day', async () => {
    const id = await mayorIsLate();
    await world.perform(id, 'extendDeadline', 'staff', { days: 2, reason: 'They meet on Tuesday' });
    await world.deliver();
    await othersSent();
    expect(await serverIsBack('2026-05-22T17:00:00Z')).toEqual([]);
    const { next } = await rowTo('mayor');
    const lapses = async () =>
      (
        await test.database.query<{ day: string }>(
          `select jsonb_path_query_first(data, '$.details[*] ? (@.name == "lapses")') ->> 'date' as day from message where id = $1`,
          [(await rowTo('mayor')).id],
        )
      )[0]?.day ?? '';
    const before = await lapses();
    expect(await sendsAt(`${next}:00Z`)).toEqual(['mayor']);
    expect((await lapses()) > before).toBe(true);
  });

  it('waits for nine in the morning where the server is back at two in the night', async () => {
    await mayorIsLate();
    expect(await serverIsBack('2026-05-27T07:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({ state: 'queued', attempts: 1, next: '2026-05-27T14:00' });
    expect(await sendsAt('2026-05-27T13:59:00Z')).toEqual([]);
    expect(await sendsAt('2026-05-27T14:00:00Z')).toEqual(['mayor']);
  });

  it('waits over a weekend and a public holiday for the next working day', async () => {
    await mayorIsLate();
    expect(await serverIsBack('2026-05-23T15:00:00Z')).toEqual([]);
    expect(await rowTo('mayor')).toMatchObject({ state: 'queued', next: '2026-05-26T14:00' });
    await test.database.query('update message set next_attempt_at = $2 where recipient_id = $1', [
      ...[world.cast.mayor, world.clock.now()],
    ]);
    expect(await sendsAt('2026-05-25T15:00:00Z')).toEqual([]);
    expect(await sendsAt('2026-05-26T14:00:00Z')).toEqual(['mayor']);
  });

  it('gives way to the next one, where that is due as well', async () => {
    await mayorIsLate();
    go('2026-05-29T15:00:00Z');
    await world.takeDueSteps();
    expect(await serverIsBack()).toEqual(['mayor']);
    expect((await rowsTo('mayor', 'reminder.signing')).map(({ state, withheld }) => [state, withheld])).toEqual([
      ['cancelled', 'superseded'],
      ['sent', null],
    ]);
  });

  it('leaves mails about events alone: they go at once, also in the night', async () => {
    const id = await ledTo(world, 'signing');
    await othersSent();
    go('2026-05-20T07:00:00Z');
    await signs(world, id, 'otherMayor');
    await world.deliver();
    expect((await sendsAt()).length).toBeGreaterThan(0);
  });

  describe('and that staff send once more', () => {
    const resend = () => new ResendMessage(test.database, post.wanted, world.clock, world.wake);

    async function reminded(): Promise<string> {
      const id = await mayorIsLate();
      expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual(['mayor']);
      return id;
    }

    it('goes out again in the day, and in the night waits for the morning', async () => {
      await reminded();
      const { id } = await rowTo('mayor');
      await resend().execute(id);
      expect(await sendsAt()).toEqual(['mayor']);
      go('2026-05-27T04:00:00Z');
      await resend().execute(id);
      expect(await sendsAt()).toEqual([]);
      expect(await sendsAt('2026-05-27T14:00:00Z')).toEqual(['mayor']);
    });

    it('is refused where the case has moved on', async () => {
      const id = await reminded();
      await signs(world, id, 'mayor');
      const { id: message } = await rowTo('mayor');
      await expect(resend().execute(message)).rejects.toMatchObject({ code: 'message.no-longer-wanted' });
      expect(await rowTo('mayor')).toMatchObject({ state: 'sent' });
    });

    it('isn’t sent where the case moves on before the morning', async () => {
      const id = await reminded();
      go('2026-05-27T04:00:00Z');
      await resend().execute((await rowTo('mayor')).id);
      await signs(world, id, 'mayor');
      await world.deliver();
      await othersSent();
      expect(await sendsAt('2026-05-27T14:00:00Z')).toEqual([]);
      expect(await rowTo('mayor')).toMatchObject({ state: 'cancelled', withheld: 'moved-on' });
    });
  });

  it('keeps no case from lapsing once it has nothing to say to them any more', async () => {
    const id = await ledTo(world, 'drafting');
    await othersSent();
    const due = async (kind: string) =>
      (
        await test.database.query<{ at: Date }>(
          'select max(due_at) as at from deadline where partnership_id = $1 and kind = $2 and done_at is null',
          [id, kind],
        )
      )[0]?.at ?? new Date(0);
    const end = await due('lapse');
    for (const kind of ['reminder-1', 'reminder-2', 'reminder-3']) {
      go(new Date((await due(kind)).getTime() + 1_000).toISOString());
      await world.takeDueSteps();
    }
    await test.database.query(`update membership set ended_at = $2 where person_id = $1`, [
      world.cast.secondClerk,
      world.clock.now(),
    ]);
    await post.sendDue();
    // it was the night in Nagasaki
    world.clock.advance(12 * hour);
    await world.takeDueSteps();
    await post.sendDue();
    expect((await rowsTo('secondClerk', 'reminder.drafting')).map(({ withheld }) => withheld)).toContain('moved-on');
    await test.database.query(
      `insert into mail_address (mail, pause_id, paused_since, paused_because)
       select lower(mail), $2, $3, 'by-staff' from person where id = $1`,
      [world.cast.secondClerk, uuidv7(), world.clock.now()],
    );
    go(new Date(end.getTime() + 24 * hour).toISOString());
    await world.takeDueSteps();
    const [row] = await test.database.query<{ state: string }>(
      'select state from procedure where partnership_id = $1',
      [id],
    );
    expect(row?.state).toBe('lapsed');
  });

  describe('of a term of office', () => {
    async function warned(): Promise<string> {
      const id = await ledTo(world, 'signing');
      await othersSent();
      const [term] = await test.database.query<{ id: string }>(
        `update office_term set valid_until = '2026-06-30' where person_id = $1 returning id`,
        [world.cast.mayor],
      );
      const { database, clock, messages, people, actionLinks } = world;
      const links = new RecipientLinks(actionLinks, people, clock);
      const office = new QueueOfficeMails(new PostgresMailCases(), links, messages, clock);
      const ending = { side: 'initiator', personId: world.cast.mayor, name: 'A', office: 'B', lastDay: '2026-06-30' };
      go(fridayMorning);
      const news = { kind: 'term-ends-soon', partnershipId: id, termId: term?.id ?? '' } as const;
      await database.transaction((sql) => office.execute({ ...news, term: { ...ending, side: 'initiator' } }, sql));
      await whileServerIsAway();
      await test.database.query(`update message set state = 'sent' where template <> 'term-ends-soon'`);
      return id;
    }

    it('goes out in the morning where the server is back in the night', async () => {
      await warned();
      expect(await serverIsBack('2026-05-27T07:00:00Z')).toEqual([]);
      expect((await sendsAt('2026-05-27T14:00:00Z')).sort()).toEqual(['clerk', 'mayor', 'secondclerk']);
    });

    it('is not sent once that term ends on another day', async () => {
      await warned();
      await test.database.query('update office_term set valid_until = null where person_id = $1', [world.cast.mayor]);
      expect(await serverIsBack('2026-05-22T16:00:00Z')).toEqual([]);
      expect(await rowTo('clerk', 'term-ends-soon')).toMatchObject({ withheld: 'moved-on' });
    });
  });
});
