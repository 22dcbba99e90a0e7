import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import { DueBounces } from '../../src/notifications/jobs/due-bounces.js';
import { ImapBounceMailbox } from '../../src/notifications/infrastructure/imap-bounce-mailbox.js';
import { addressDesk } from '../support/address-desk.js';
import { itHasMailbox, startMailboxServer } from '../support/mailbox-server.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const template = readFileSync(new URL('../data/mails/bounce-unknown-user.eml', import.meta.url), 'utf8');
const usual = { action: 'failed', status: '5.1.1', diagnostic: '550 5.1.1 User unknown' };

describe('mail that comes back', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let desk: ReturnType<typeof addressDesk>;
  let message: { id: string; mail: string; messageId: string };

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    for (const table of ['mail_report', 'mail_address', 'mail_preference', 'message', 'bounce_mailbox'])
      await test.database.query(`delete from ${table}`);
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    desk = addressDesk(world);
    await ledTo(world, 'signing');
    await test.database.query(`update message set state = 'sent', sent_at = $1`, [world.clock.now()]);
    const [row] = await test.database.query<typeof message>(
      `select id, recipient_mail as mail, message_id as "messageId" from message
       where template = 'signature-needed' and recipient_id = $1`,
      [world.cast.mayor],
    );
    message = row!;
  });
  afterAll(() => test.close(), 30_000);

  /** A report as Postfix writes it. */
  const report = (changes: Record<string, string> = {}): string => {
    const values: Record<string, string> = {
      ...usual,
      recipient: message.mail,
      messageId: message.messageId,
      returnPath: desk.tokens.returnPath('bounces@example.org', message.id),
      verp: 'somebody',
      ...changes,
    };
    return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').replace(/\r?\n/g, '\r\n');
  };
  const take = (raw: string) => desk.bounceMails.execute(Buffer.from(raw), 'mailbox');
  const stateOf = async () =>
    (await test.database.query<{ state: string }>('select state from message where id = $1', [message.id]))[0]?.state;
  const pausedMails = async () => (await desk.paused.page()).addresses.map(({ mail }) => mail);

  it('for good pauses the address, marks the mail, and tells those who can put it right', async () => {
    expect(await take(report())).toBe(true);
    expect([await stateOf(), await pausedMails()]).toEqual(['bounced', [message.mail]]);
    expect(await world.told()).toEqual([
      'clerk: address-failed',
      'secondClerk: address-failed',
      'secondStaff: address-failed',
      'staff: address-failed',
    ]);
    expect(await take(report())).toBe(true);
    expect(await world.told()).toEqual([]);
    expect(await test.database.query('select 1 from mail_report')).toHaveLength(1);
  });

  it('is matched by the Message-ID where the return path got lost, and by neither is about nobody', async () => {
    expect(await take(report({ returnPath: 'bounces@example.org', messageId: '<other@example.org>' }))).toBe(false);
    expect(
      await take(
        report({ returnPath: 'bounces+0123456789abcdef0123456789abcdef0123456789ab@example.org', messageId: '' }),
      ),
    ).toBe(false);
    expect(await pausedMails()).toEqual([]);
    expect(await take(report({ returnPath: 'bounces@example.org' }))).toBe(true);
    expect(await pausedMails()).toEqual([message.mail]);
  });

  it('pauses nobody where only the Message-ID fits: it goes on in every answer and every mail that is passed on', async () => {
    const forged = report({ returnPath: 'bounces@example.org', recipient: 'somebody@example.net' });
    expect(await take(forged)).toBe(false);
    expect([await stateOf(), await pausedMails()]).toEqual(['sent', []]);
    expect(await take(report({ returnPath: 'bounces@example.org', recipient: message.mail.toUpperCase() }))).toBe(true);
    expect(await pausedMails()).toEqual([message.mail]);
  });

  it('is kept whatever bytes are in it, so that no mail stops those behind it', async () => {
    expect(await take(report({ diagnostic: `550 5.1.1 no\u0000body ${'x'.repeat(480)}\u{1f600}` }))).toBe(true);
    expect(await take(report({ returnPath: 'bounces@example.org', messageId: '<a\u0000b@example.org>' }))).toBe(false);
    expect(await pausedMails()).toEqual([message.mail]);
    expect(await world.told()).toHaveLength(4);
  });

  it.each([
    ['a full mailbox', { status: '4.2.2', diagnostic: '452 4.2.2 Mailbox full' }],
    ['a server that was away for days', { status: '4.4.7', diagnostic: 'delivery time expired' }],
  ])('is an incident and pauses nobody where %s made a server give up', async (_what, changes) => {
    await take(report(changes));
    expect([await stateOf(), await pausedMails()]).toEqual(['failed', []]);
  });

  it.each([
    ['a warning', { action: 'delayed', status: '4.4.1' }],
    ['what another server passed on', { action: 'relayed', status: '2.0.0' }],
    ['what arrived', { action: 'delivered', status: '2.0.0' }],
  ])('pauses nobody for %s', async (_what, changes) => {
    await take(report(changes));
    expect([await stateOf(), await pausedMails()]).toEqual(['sent', []]);
  });

  it.each([
    [
      'an answer from somewhere else',
      (raw: string) => raw.replace('report-type=delivery-status', 'report-type=disposition-notification'),
    ],
    [
      'a note about a holiday',
      (raw: string) =>
        raw.replace(
          /Content-Type: multipart\/report;[\s\S]*?\r\n\r\n/,
          'Content-Type: text/plain\r\nAuto-Submitted: auto-replied\r\n\r\n',
        ),
    ],
    ['noise', () => 'not a mail at all'],
    ['nothing', () => ''],
  ])('is not %s', async (_what, change) => {
    expect(await take(change(report()))).toBe(false);
    expect([await stateOf(), await pausedMails()]).toEqual(['sent', []]);
  });

  it('ends with a report about a report: what we never sent is about nobody', async () => {
    expect(
      await take(
        report({
          returnPath: 'MAILER-DAEMON@example.org',
          messageId: '<20260302100500.9B0E38E5@mx.saint-paul.example>',
        }),
      ),
    ).toBe(false);
    expect(await pausedMails()).toEqual([]);
  });

  it('as a complaint stops news as well', async () => {
    const about = { id: message.id };
    const said = {
      externalId: 'x',
      source: 'webhook',
      about,
      kind: 'complaint',
      status: null,
      detail: 'abuse',
    } as const;
    expect(await desk.bounces.execute(said)).toBe(true);
    expect(await desk.wishes.of(message.mail)).toBe('none');
    expect(await pausedMails()).toEqual([message.mail]);
  });

  itHasMailbox(
    'is read from a mailbox, and set aside only after it was stored',
    async () => {
      const server = await startMailboxServer();
      try {
        server.deliver(report());
        server.deliver('From: ana@example.org\r\nTo: bounces@example.org\r\nSubject: Away\r\n\r\nBack on Monday.\r\n');
        const mailbox = new ImapBounceMailbox(server.url);
        await expect(
          mailbox.empty(async () => {
            throw new Error('The database is away.');
          }),
        ).rejects.toThrow('The database is away.');
        expect(server.files('Done')).toEqual([]);
        expect(server.files('INBOX').filter((name) => /:2,.*S/.test(name))).toEqual([]);

        const due = new DueBounces(test.database, mailbox, desk.bounceMails, world.clock, pino({ level: 'silent' }));
        const claimed = await Promise.all([due.claim(), due.claim()]);
        expect(claimed.flat()).toHaveLength(1);
        await due.handle();
        expect([await stateOf(), await pausedMails()]).toEqual(['bounced', [message.mail]]);
        expect(server.files('Done')).toHaveLength(1);
        expect(server.files('INBOX').filter((name) => /:2,.*S/.test(name))).toHaveLength(1);
        expect(await due.claim()).toEqual([]);
        world.clock.advance(61_000);
        expect(await due.claim()).toHaveLength(1);
      } finally {
        await server.stop();
      }
    },
    60_000,
  );

  it('waits while the mailbox is away, and says so', async () => {
    const mailbox = new ImapBounceMailbox('imap://bounces:hush@127.0.0.1:1/INBOX');
    const due = new DueBounces(test.database, mailbox, desk.bounceMails, world.clock, pino({ level: 'silent' }));
    expect(await due.claim()).toHaveLength(1);
    await due.handle();
    const [row] = await test.database.query<{ last_error: string }>('select last_error from bounce_mailbox');
    expect(row?.last_error).toContain('Check BOUNCE_IMAP_URL');
    expect(row?.last_error).not.toContain('hush');
  });
});
