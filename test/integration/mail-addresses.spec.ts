import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { addressDesk } from '../support/address-desk.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { MailSink } from '../support/mail-sink.js';
import { contactMail, ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('addresses that mail does not reach', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let desk: ReturnType<typeof addressDesk>;
  let post: ReturnType<typeof postOffice>;
  let sink: MailSink;
  let transport: SmtpMailTransport;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    for (const table of ['mail_report', 'mail_address', 'mail_preference', 'message', 'mail_digest', 'deadline'])
      await test.database.query(`delete from ${table}`);
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    desk = addressDesk(world);
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

  const mailOf = async (who: keyof MailWorld['cast']) =>
    (await test.database.query<{ mail: string }>('select mail from person where id = $1', [world.cast[who]]))[0]!.mail;
  const messagesTo = (mail: string) =>
    test.database.query<{ id: string; template: string; state: string; withheld: string | null }>(
      'select id, template, state, withheld from message where recipient_mail = $1 order by id',
      [mail],
    );
  const stateOf = async (id: string) =>
    (await test.database.query<{ state: string }>('select state from procedure where partnership_id = $1', [id]))[0]
      ?.state;
  async function pass(days: number, steps = 4): Promise<void> {
    const end = world.clock.now().getTime() + days * day;
    while (world.clock.now().getTime() < end) {
      world.clock.advance(day / steps);
      await world.takeDueSteps();
      await post.sendDue();
    }
  }
  async function sayNotMe(mail: string): Promise<void> {
    const [message] = await messagesTo(mail);
    const token = desk.tokens.tokenOf('not-me', { id: message!.id, mail });
    await desk.notMe.execute(await desk.links.open('not-me', token));
  }

  it('get no reminder, and those who can put it right are told once', async () => {
    await ledTo(world, 'signing');
    await post.sendDue();
    const mayor = await mailOf('mayor');
    await sayNotMe(mayor);
    await sayNotMe(mayor);
    expect(await world.told()).toEqual([
      'clerk: address-failed',
      'secondClerk: address-failed',
      'secondStaff: address-failed',
      'staff: address-failed',
    ]);
    await post.sendDue();
    const told = sink.mails.find(({ mail }) => mail.subject?.includes('does not arrive'));
    expect(told?.mail.text).toContain(mayor);
    expect(told?.mail.text).toContain('What happened: Whoever reads it says that it is not theirs');
    await pass(6);
    expect((await messagesTo(mayor)).at(-1)).toMatchObject({
      template: 'reminder.signing',
      state: 'cancelled',
      withheld: 'paused',
    });
    expect((await messagesTo(await mailOf('otherMayor'))).at(-1)).toMatchObject({
      template: 'reminder.signing',
      state: 'sent',
    });
  });

  it('keep the case from lapsing until somebody puts it right', async () => {
    const id = await ledTo(world, 'awaiting-counterpart');
    await post.sendDue();
    await sayNotMe(contactMail);
    await pass(150, 1);
    expect(await stateOf(id)).toBe('awaiting-counterpart');
    await desk.lift.byStaff(contactMail, world.cast.staff);
    await pass(3);
    expect(await stateOf(id)).toBe('lapsed');
    expect(
      (await messagesTo(contactMail)).filter(({ template }) => template.startsWith('reminder')).at(-1),
    ).toMatchObject({ state: 'sent', withheld: null });
  }, 120_000);

  it('of somebody who has left keep no case: those who follow them have two weeks to see to it', async () => {
    const id = await ledTo(world, 'in-approval');
    await post.sendDue();
    const clerk = await mailOf('clerk');
    await sayNotMe(clerk);
    const leave = (days: number) =>
      test.database.query('update membership set ended_at = $2 where person_id = $1', [
        world.cast.clerk,
        new Date(world.clock.now().getTime() - days * day),
      ]);
    await pass(220, 2);
    expect(await stateOf(id)).toBe('in-approval');
    await leave(13);
    await pass(0.5, 2);
    expect(await stateOf(id)).toBe('in-approval');
    await pass(3, 2);
    expect(await stateOf(id)).toBe('lapsed');
  }, 240_000);

  it('get what came back unread once more when the pause is lifted', async () => {
    await ledTo(world, 'signing');
    await post.sendDue();
    const mayor = await mailOf('mayor');
    const [message] = await messagesTo(mayor);
    const said = { source: 'webhook', kind: 'hard', status: '5.1.1', detail: 'User unknown' } as const;
    await desk.bounces.execute({ ...said, externalId: 'b', about: { id: message!.id } });
    expect(await messagesTo(mayor)).toMatchObject([{ state: 'bounced' }]);
    await desk.lift.byStaff(mayor, world.cast.staff);
    await post.sendDue();
    expect(await messagesTo(mayor)).toMatchObject([{ template: 'signature-needed', state: 'sent' }]);
    expect(sink.mails.filter(({ to }) => to === mayor)).toHaveLength(2);
  });

  it('make an incident of what is essential, which goes out once the pause is lifted', async () => {
    await world.perform(await ledTo(world, 'draft'), 'submit', 'clerk');
    const clerk = await mailOf('clerk');
    await desk.byStaff.execute({ mail: clerk, reason: 'Asked by phone' }, world.cast.staff);
    await world.told();
    await post.sendDue();
    expect(await messagesTo(clerk)).toMatchObject([
      { template: 'proposal-received', state: 'failed', withheld: 'paused' },
    ]);
    expect(sink.mails.some(({ to }) => to === clerk)).toBe(false);
    await desk.lift.byStaff(clerk, world.cast.staff);
    await post.sendDue();
    expect(await messagesTo(clerk)).toMatchObject([{ state: 'sent', withheld: null }]);
  });

  it('of staff are not told of their own failure, nor anybody at a paused address of another', async () => {
    await ledTo(world, 'signing');
    const staff = await mailOf('staff');
    await desk.byStaff.execute({ mail: staff, reason: 'Away' }, world.cast.secondStaff);
    expect(await world.told()).toEqual(['secondStaff: address-failed']);
    await desk.byStaff.execute({ mail: await mailOf('mayor'), reason: 'Away' }, world.cast.secondStaff);
    expect(await world.told()).toEqual([
      'clerk: address-failed',
      'secondClerk: address-failed',
      'secondStaff: address-failed',
    ]);
  });

  it('still get codes for signing in, and their owners lift the pause themselves', async () => {
    const mayor = await mailOf('mayor');
    await ledTo(world, 'signing');
    await post.sendDue();
    await sayNotMe(mayor);
    await world.requestSignIn.execute({ mail: mayor }, { address: '192.0.2.1', userAgent: null });
    await post.sendDue();
    expect((await messagesTo(mayor)).at(-1)).toMatchObject({ template: 'sign-in', state: 'sent' });
    expect(await desk.lift.byOwner(mayor, world.cast.mayor)).toBe(true);
    expect(await desk.paused.one(mayor)).toBeNull();
    await desk.byStaff.execute({ mail: mayor, reason: 'Asked by letter' }, world.cast.staff);
    expect(await desk.lift.byOwner(mayor, world.cast.mayor)).toBe(false);
    expect(await desk.paused.one(mayor)).toMatchObject({ because: 'by-staff', detail: 'Asked by letter' });
  });

  it('are paused at once when their server says that there is no such mailbox, and not for any other refusal', async () => {
    await ledTo(world, 'signing');
    const [mayor, otherMayor] = [await mailOf('mayor'), await mailOf('otherMayor')];
    sink.refuse = (address) => {
      if (address === mayor) return { code: 550, text: '5.1.1 User unknown' };
      return address === otherMayor ? { code: 554, text: '5.7.1 Looks like spam' } : null;
    };
    await post.sendDue();
    expect((await desk.paused.page()).addresses).toMatchObject([{ mail: mayor, because: 'bounced' }]);
    expect(await messagesTo(mayor)).toMatchObject([{ state: 'failed' }]);
    expect(await messagesTo(otherMayor)).toMatchObject([{ state: 'failed' }]);
  });

  it('do not get a reminder of yesterday when it is no longer their move', async () => {
    const id = await ledTo(world, 'signing');
    await post.sendDue();
    sink.refuse = () => ({ code: 451, text: '4.3.0 Try again later' });
    await pass(6);
    await world.perform(id, 'hold', 'staff');
    await world.told();
    sink.refuse = () => null;
    await pass(2);
    const reminders = await test.database.query<{ state: string }>(
      `select distinct state from message where template = 'reminder.signing'`,
    );
    expect(reminders).toEqual([{ state: 'cancelled' }]);
  });

  describe('that want less', () => {
    it('get what only tells not at all, and everything else at once', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'none');
      await ledTo(world, 'in-approval');
      await post.sendDue();
      const all = await messagesTo(clerk);
      const kept = all.filter(({ withheld }) => withheld === 'unwanted').map(({ template }) => template);
      expect(kept).toEqual(['invitation-sent', 'invitation-accepted']);
      expect(all.filter(({ state }) => state === 'sent').map(({ template }) => template)).toEqual([
        'proposal-received',
        'resolution-needed',
      ]);
    });

    it('get one mail a day, at nine where they are, with everything that only tells', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      await ledTo(world, 'under-review');
      expect((await messagesTo(clerk)).filter(({ state }) => state === 'digested')).toHaveLength(2);
      expect(await desk.sendDueDigests()).toBe(1);
      expect(await desk.sendDueDigests()).toBe(0);
      // Monday, ten o'clock in Greenwich: five hours before nine in Saint Paul
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      expect(await desk.sendDueDigests()).toBe(1);
      await post.sendDue();
      const digests = sink.mails.filter(
        ({ to, mail }) => to === clerk && mail.subject?.startsWith('News from Entente'),
      );
      expect(digests).toHaveLength(1);
      const { mail } = digests[0]!;
      expect(mail.text).toMatch(
        /\[P-2026-\d+\] Nagasaki was invited\n.*\nhttps:\/\/entente\.example\.org\/partnerships\/P-2026-/,
      );
      expect(mail.text).toContain('Nagasaki takes up your invitation');
      expect(Object.keys(mail.headers.get('list') as object).sort()).toEqual(['unsubscribe', 'unsubscribe-post']);
      expect((await messagesTo(clerk)).filter(({ template }) => template === 'digest')).toMatchObject([
        { state: 'sent' },
      ]);
    });

    it('get news of the afternoon the next morning, and never two mails on one day', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      const id = await ledTo(world, 'in-approval');
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      await desk.sendDueDigests();
      await world.perform(id, 'hold', 'staff');
      await world.told();
      for (let hours = 0; hours < 72; hours++) {
        world.clock.advance(hour);
        await desk.sendDueDigests();
        await post.sendDue();
      }
      const sent = await test.database.query<{ day: string }>(
        `select (sent_at at time zone 'America/Chicago')::date::text as day from message where template = 'digest' order by id`,
      );
      expect(sent.map((row) => row.day)).toEqual(['2026-03-02', '2026-03-03']);
    });

    it('get no news of a day once they want none', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      await ledTo(world, 'under-review');
      await desk.wishes.choose(clerk, 'none');
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      await desk.sendDueDigests();
      await post.sendDue();
      expect((await messagesTo(clerk)).at(-1)).toMatchObject({
        template: 'digest',
        state: 'cancelled',
        withheld: 'unwanted',
      });
    });

    it('hear no more of a case in which they have no part', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      await ledTo(world, 'under-review');
      await test.database.query('update membership set ended_at = $2 where person_id = $1', [
        world.cast.clerk,
        world.clock.now(),
      ]);
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      expect(await desk.sendDueDigests()).toBe(1);
      const all = await messagesTo(clerk);
      expect(all.filter(({ template }) => template === 'digest')).toEqual([]);
      expect(all.filter(({ withheld }) => withheld === 'moved-on')).toHaveLength(2);
    });

    it('get news that are written down in the moment in which their mail of the day goes out', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      await ledTo(world, 'under-review');
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      const [digest] = await test.database.query<{ id: string }>('select id from mail_digest');
      await test.database.transaction(async (sql) => {
        await sql.query(
          `insert into message (id, partnership_id, template, recipient_mail, recipient_name, language, data, message_id,
             next_attempt_at, created_at, state, informative, event_id)
           select gen_random_uuid(), partnership_id, 'held', recipient_mail, recipient_name, language, data, '<late@x>', next_attempt_at,
             created_at, 'digested', true, event_id from message where state = 'digested' limit 1`,
        );
        await world.messages.openDigest(clerk, world.clock.now(), sql);
        await desk.digests.execute(digest!.id);
      });
      await desk.digests.execute(digest!.id);
      const left = await test.database.query(`select 1 from message where state = 'digested' and digest_id is null`);
      expect(left).toEqual([]);
    });

    it('lose no news when a worker dies over them, and four workers send them once', async () => {
      const clerk = await mailOf('clerk');
      await desk.wishes.choose(clerk, 'daily');
      await ledTo(world, 'under-review');
      world.clock.set(new Date('2026-03-02T15:00:00Z'));
      const [digest] = await test.database.query<{ id: string }>('select id from mail_digest');
      await Promise.all(Array.from({ length: 4 }, () => desk.digests.execute(digest!.id)));
      expect((await messagesTo(clerk)).filter(({ template }) => template === 'digest')).toHaveLength(1);
      const left = await test.database.query(`select 1 from message where state = 'digested' and digest_id is null`);
      expect(left).toEqual([]);
    });
  });
});
