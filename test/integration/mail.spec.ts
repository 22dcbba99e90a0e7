import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ResendMessage } from '../../src/notifications/application/resend-message.js';
import { StillWanted } from '../../src/notifications/application/still-wanted.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { ensureEmails } from '../support/built-emails.js';
import { MailSink } from '../support/mail-sink.js';
import { postOffice } from '../support/mail-post.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;

describe('sending mail over a real server', () => {
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
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database, { initiator: '<b>&"Ñandú', counterpart: "O'Higgins {{reference}}" });
    sink = new MailSink();
    await sink.start();
    transport = new SmtpMailTransport({ url: sink.url });
    post = postOffice(world, transport);
  });
  afterEach(async () => {
    await transport.close();
    await sink.stop();
  });
  afterAll(() => test.close());

  const states = async () => {
    const rows = await test.database.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from message group by state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };

  /** A hundred mails to a hundred people about one case. */
  async function hundredMessages(count = 100): Promise<void> {
    const id = await ledTo(world, 'draft');
    await world.perform(id, 'submit', 'clerk');
    await world.told();
    const [like] = await test.database.query<{ id: string }>(
      `select id from message where template = 'proposal-received'`,
    );
    await test.database.query(`delete from message where id <> $1`, [like?.id]);
    for (let n = 1; n < count; n++) {
      await test.database.query(
        `insert into message (id, event_id, partnership_id, template, recipient_mail, recipient_name, data, message_id, next_attempt_at, created_at)
         select $1, event_id, partnership_id, template, $2, $2, data, $3, next_attempt_at, created_at from message where id = $4`,
        [uuidv7(), `p${n}@example.org`, `<${uuidv7()}@x>`, like?.id],
      );
    }
  }

  it('carries names as they are, in html and in text, and asks nobody to answer a machine', async () => {
    const id = await ledTo(world, 'signing');
    await post.sendDue();
    const { mail } = sink.mails.find(
      ({ to, mail: { subject } }) => to.startsWith('mayor-') && subject?.includes('signature'),
    )!;
    expect(mail.subject).toBe(
      `[${await referenceOf(id)}] Your signature is needed: <b>&"Ñandú and O'Higgins {{reference}}`,
    );
    expect(mail.html).toContain('<bdi>&lt;b&gt;&amp;&quot;Ñandú</bdi>');
    expect(mail.html).not.toContain('<b>&');
    expect(mail.text).toContain(
      `The councils of both communities have approved the sister partnership of <b>&"Ñandú and O'Higgins {{reference}}`,
    );
    expect(mail.text).toMatch(/https:\/\/entente\.example\.org\/sign\/[\w-]{43}\n/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('x-entente-reference')).toBe(await referenceOf(id));
    expect(mail.references).toBe(`<case.${id}@entente.example.org>`);
    expect(mail.from?.text).toBe('"Entente" <entente@example.org>');
    expect(mail.text).toContain(
      'You get this mail because you are entered in Entente as an official who may sign for <b>&"Ñandú.',
    );
  });

  const referenceOf = async (id: string) =>
    (await test.database.query<{ reference: string }>('select reference from partnership where id = $1', [id]))[0]
      ?.reference;

  it('brings every mail of a whole life', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    await world.perform(id, 'sendMessage', 'clerk', { to: 'both', text: '<script>alert(1)</script>\nSecond line' });
    await world.told();
    await post.sendDue();
    expect(await states()).toEqual({ sent: sink.mails.length });
    for (const { mail } of sink.mails) {
      expect(`${mail.subject}${mail.html}${mail.text}`).not.toMatch(
        /undefined|\[object|notifications:|\{\{(?!reference)|[\u2066-\u2069]/,
      );
      expect(mail.html).not.toContain('<script');
    }
    const message = sink.mails.find(({ mail: { subject } }) => subject?.includes('A message'))!;
    expect(message.mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;<br>Second line');
    expect(message.mail.text).toContain('> <script>alert(1)</script>\n> Second line');
  });

  it('mails the code for signing in and no link for signing', async () => {
    const mail = `ana-${uuidv7()}@example.org`;
    const person = await world.people.findOrCreate({ mail, name: 'Ana' });
    const linkId = await world.requestSignIn.execute({ mail }, { address: '192.0.2.1', userAgent: null });
    await post.sendDue();
    const [sent] = sink.mails;
    expect(sent?.mail.text).toContain(world.tokens.codeOf({ id: linkId, purpose: 'sign-in' }));
    expect(sent?.mail.text).toContain(
      `https://entente.example.org${world.tokens.pathOf({ id: linkId, purpose: 'sign-in' })}`,
    );
    expect(sent?.mail.subject).toBe('Sign in to Entente');
    const id = await ledTo(world, 'draft');
    const { linkId: stepUp } = await world.stepUp.requestStepUp(person.id, id);
    await post.sendDue();
    expect(sink.mails[1]?.mail.text).toContain(world.tokens.codeOf({ id: stepUp, purpose: 'step-up' }));
    const text = sink.mails[1]?.mail.text ?? '';
    const leads = [...text.matchAll(/https:\/\/[^/]+(\/\w+\/[\w-]+)/g)].map(([, path]) => path);
    expect(leads).toEqual(['/mail/not-me']);
  });

  it('cancels a mail whose link has died meanwhile', async () => {
    const mail = `ana-${uuidv7()}@example.org`;
    await world.people.findOrCreate({ mail, name: 'Ana' });
    await world.requestSignIn.execute({ mail }, { address: '192.0.2.1', userAgent: null });
    world.clock.advance(21 * 60_000);
    await post.sendDue();
    expect(sink.mails).toEqual([]);
    expect(await states()).toEqual({ cancelled: 1 });
  });

  it('loses nothing while the server is away in the middle of a hundred', async () => {
    await hundredMessages();
    let taken = 0;
    sink.afterData = () => {
      taken += 1;
      if (taken === 40) void sink.stop();
    };
    await post.sendDue();
    const before = await states();
    expect(before.sent).toBeLessThan(100);
    expect(before.failed).toBeUndefined();
    sink.afterData = () => {};
    for (let hours = 0; hours < 3; hours++) {
      world.clock.advance(61_000 * 5);
      await post.sendDue();
    }
    await sink.start();
    world.clock.advance(day);
    await post.sendDue();
    expect(await states()).toEqual({ sent: 100 });
    expect(new Set(sink.mails.map(({ to }) => to)).size).toBe(100);
    const ids = new Set(sink.mails.map(({ messageId }) => messageId));
    expect(ids.size).toBe(100);
  }, 60_000);

  it('sends again, under the same Message-ID, what the server took and died over', async () => {
    await hundredMessages(1);
    sink.afterData = (_sunk, drop) => drop();
    await post.sendDue();
    sink.afterData = () => {};
    expect(await states()).toEqual({ queued: 1 });
    world.clock.advance(2 * 60_000);
    await post.sendDue();
    expect(await states()).toEqual({ sent: 1 });
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[0]?.messageId).toBe(sink.mails[1]?.messageId);
  });

  it('waits longer after each refusal for now, and gives up after days', async () => {
    await hundredMessages(1);
    sink.refuse = () => ({ code: 451, text: 'Try again later' });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 11; attempt++) {
      await post.sendDue();
      const [row] = await test.database.query<{ state: string; next_attempt_at: Date }>('select * from message');
      if (row?.state !== 'queued') break;
      waits.push(Math.round((row.next_attempt_at.getTime() - world.clock.now().getTime()) / 60_000));
      world.clock.set(row.next_attempt_at);
    }
    expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720, 1440, 1440, 1440]);
    expect(await states()).toEqual({ failed: 1 });
  });

  it('shows a refusal for good at once, and sends when somebody asks for it', async () => {
    await hundredMessages(1);
    sink.refuse = () => ({ code: 550, text: 'No such mailbox' });
    await post.sendDue();
    const [row] = await test.database.query('select * from message');
    expect(row).toMatchObject({ state: 'failed', attempts: 1, last_error: expect.stringContaining('No such mailbox') });
    sink.refuse = () => null;
    await post.sendDue();
    expect(sink.mails).toEqual([]);
    await new ResendMessage(test.database, new StillWanted(new PostgresMailCases()), world.clock, world.wake).execute(
      String(row?.id),
    );
    await post.sendDue();
    expect(await states()).toEqual({ sent: 1 });
    expect(sink.mails.map(({ messageId }) => messageId)).toEqual([row?.message_id]);
  });

  it('waits, and blames no mail, while the server refuses our password', async () => {
    await hundredMessages(1);
    const locked = new SmtpMailTransport({ url: sink.url.replace('smtp://', 'smtp://entente:wrong@') });
    await postOffice(world, locked).sendDue();
    await locked.close();
    expect(await states()).toEqual({ queued: 1 });
  });

  it('gives up on a server that never answers, and tries again later', async () => {
    await hundredMessages(1);
    const impatient = new SmtpMailTransport({ url: sink.url, longest: 300 });
    sink.delay = 5_000;
    await postOffice(world, impatient).sendDue();
    await impatient.close();
    expect(await states()).toEqual({ queued: 1 });
  });

  it('lets one mail through only once when four workers race for it', async () => {
    await hundredMessages(1);
    const [row] = await test.database.query<{ id: string }>('select id from message');
    await Promise.all(Array.from({ length: 4 }, () => post.sendOne(row!.id)));
    expect(sink.mails).toHaveLength(1);
  });

  it('leaves no address of this repository in the compiled layout', () => {
    const layout = readFileSync(new URL('../../dist/emails/layout.html.njk', import.meta.url), 'utf8');
    expect(layout).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
  });
});
