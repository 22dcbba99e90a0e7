import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { Sessions } from '../../src/accounts/application/sessions.js';
import { DueMail } from '../../src/notifications/jobs/due-mail.js';
import { somewhere } from '../support/accounts-fixture.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { createNotificationsApp } from '../support/notifications-app.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('pages about messages', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let app: NestExpressApplication;
  let cookie: string;
  let clerkCookie: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await mailWorld(test.database, { initiator: '<b>&"Ñandú', counterpart: 'Nagasaki' });
    // Every step of the way takes a second of the world's clock, and the pages have the real one.
    world.clock.set(new Date(Date.now() - 3_600_000));
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.perform(id, 'sendMessage', 'clerk', { to: 'both', text: 'Good news\nfrom us' });
    await world.told();
    app = await createNotificationsApp(test);
    await app.listen(0, '127.0.0.1');
    const cookieOf = async (personId: string) => {
      const session = await app.get(Sessions).start({ personId, method: 'mail-link', linkId: null, client: somewhere });
      return `entente=${session.token}`;
    };
    cookie = await cookieOf(world.cast.staff);
    clerkCookie = await cookieOf(world.cast.clerk);
    const due = app.get(DueMail, { strict: false });
    for (const { data } of await due.claim(500)) await due.handle(data);
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await test.close().catch(() => {});
  });

  const http = () => request(app.getHttpServer() as Parameters<typeof request>[0]);
  const asStaff = (path: string) => http().get(path).set('Cookie', cookie);
  /** Sends the form of a page, as a browser would. */
  async function post(page: string, action: string, fields: Record<string, string> = {}) {
    const { text, headers } = await asStaff(page);
    const token = /name="(_\w+|csrf\w*)" value="([^"]+)"/.exec(text);
    const cookies = [
      cookie,
      ...((headers['set-cookie'] as unknown as string[] | undefined) ?? []).map((set) => set.split(';')[0]),
    ];
    return http()
      .post(action)
      .set('Cookie', cookies.join('; '))
      .type('form')
      .send({ [token?.[1] ?? '']: token?.[2], ...fields });
  }

  it('are for staff only', async () => {
    for (const path of ['/staff/messages', '/staff/incidents']) {
      expect((await http().get(path)).status).toBe(303);
      expect((await http().get(path).set('Cookie', clerkCookie)).status).toBe(403);
      expect((await asStaff(path)).status).toBe(200);
    }
  });

  it('list messages by state, newest first, page by page', async () => {
    const rows = await test.database.query<{ id: string }>('select id from message order by id desc');
    const listed = (text: string) => [...text.matchAll(/href="\/staff\/messages\/([\w-]{36})"/g)].map(([, id]) => id);
    const ids = rows.map(({ id }) => id);
    expect(listed((await asStaff('/staff/messages')).text)).toEqual(ids.slice(0, 50));
    const [third, fourth] = [ids[2], ids[3]];
    expect(listed((await asStaff(`/staff/messages?before=${third}`)).text)).toEqual(ids.slice(3, 53));
    expect(listed((await asStaff(`/staff/messages?after=${fourth}`)).text)).toEqual(ids.slice(0, 3));
    expect((await asStaff('/staff/messages?state=failed')).text).toContain('No messages here');
    expect((await asStaff("/staff/messages?state=nonsense&before=' or 1=1")).status).toBe(200);
  });

  it('show what a message says without the link and the code in it', async () => {
    const [row] = await test.database.query<{ id: string; link: string }>(
      `select id, data #>> '{link,linkId}' as link from message where template = 'signature-needed' limit 1`,
    );
    const { text } = await asStaff(`/staff/messages/${row?.id}`);
    expect(text).toContain('/link/•••');
    expect(text).toContain('&lt;b&gt;&amp;&quot;Ñandú');
    expect(text).not.toContain(world.tokens.tokenOf({ id: row!.link, purpose: 'signature' }));
    expect(text).not.toContain('<b>&');
  });

  it('send a message again, under the same Message-ID', async () => {
    const [row] = await test.database.query<{ id: string; message_id: string }>(
      `select id, message_id from message where template = 'text-ready' limit 1`,
    );
    const answer = await post(`/staff/messages/${row?.id}`, `/staff/messages/${row?.id}/resend`);
    expect(answer.status).toBe(303);
    const due = app.get(DueMail, { strict: false });
    for (const { data } of await due.claim(500)) await due.handle(data);
    const caught = await test.database.query('select 1 from caught_mail where message_id = $1', [row?.message_id]);
    expect(caught).toHaveLength(2);
    expect((await post('/staff/messages', '/staff/messages/0197c5a0-0000-7000-8000-000000000001/resend')).status).toBe(
      404,
    );
  });

  it('show incidents and try them again', async () => {
    await test.database.query(
      `update event_delivery set state = 'parked', attempts = 8, last_error = 'It <broke>'
       where (event_id, consumer) = (select event_id, consumer from event_delivery where consumer = 'reminders' limit 1)`,
    );
    await test.database.query(
      `update message set state = 'failed', last_error = '550 No such mailbox' where id = (select id from message limit 1)`,
    );
    const { text } = await asStaff('/staff/incidents');
    expect(text).toContain('It &lt;broke&gt;');
    expect(text).toContain('550 No such mailbox');
    const [parked] = await test.database.query<{ event_id: string }>(
      `select event_id from event_delivery where state = 'parked'`,
    );
    const retry = { eventId: parked!.event_id, consumer: 'reminders' };
    expect((await post('/staff/incidents', '/staff/incidents/retry', retry)).status).toBe(303);
    expect((await post('/staff/incidents', '/staff/incidents/retry-all')).status).toBe(303);
    expect((await asStaff('/staff/incidents')).text).toContain('No incidents');
  });

  describe('the mailbox', () => {
    const here = (path: string) => http().get(path).set('Host', 'localhost:3000');

    it('shows what was caught, by recipient', async () => {
      const { body } = await here(`/mailbox.json?to=${world.cast.mayor}`);
      expect(body.map((mail: { subject: string }) => mail.subject)).toContain(
        '[P-2026-00001] Your signature is needed: <b>&"Ñandú and Nagasaki',
      );
      const asked = body.find((mail: { subject: string }) => mail.subject.includes('needed'));
      expect(asked.links[0]).toMatch(/^http:\/\/localhost:3000\/sign\/[\w-]{43}$/);
      expect(asked.to).toEqual([expect.stringContaining(world.cast.mayor)]);
      const page = await here(`/mailbox/${asked.id}`);
      expect(page.text).toContain(asked.links[0]);
      const frame = await here(`/mailbox/${asked.id}/body`);
      expect(frame.headers['content-security-policy']).toContain('sandbox');
      expect(frame.text).toContain('<bdi>&lt;b&gt;&amp;&quot;Ñandú</bdi>');
      expect(frame.text).toContain('target="_top"');
    });

    it.each([
      ['another host', { Host: 'entente.example.org' }],
      ['a name that only begins like this machine', { Host: 'localhost.example.org' }],
      ['a proxy', { Host: 'localhost', 'X-Forwarded-For': '192.0.2.1' }],
    ])('is not there for %s', async (_who, headers) => {
      for (const path of ['/mailbox', '/mailbox.json', '/mailbox/0197c5a0-0000-7000-8000-000000000001']) {
        expect((await http().get(path).set(headers)).status).toBe(404);
      }
    });

    it('is not there where mail is sent', async () => {
      const other = await createNotificationsApp(test, { catchMail: false, smtpUrl: 'smtp://127.0.0.1:1' });
      await other.init();
      const answer = await request(other.getHttpServer() as Parameters<typeof request>[0])
        .get('/mailbox')
        .set('Host', 'localhost');
      expect(answer.status).toBe(404);
    });
  });

  describeInBrowser('in a browser', () => {
    it.each(['desktop', 'phone'] as const)(
      'have nothing that axe objects to on a %s',
      async (size) => {
        const browser = await launchBrowser();
        const { port } = app.getHttpServer().address() as AddressInfo;
        const base = `http://localhost:${port}`;
        const { page, context, complaints } = await openPage(browser, { size });
        await context.addCookies([{ name: 'entente', value: cookie.split('=')[1] ?? '', url: base }]);
        await test.database.query(
          `update message set state = 'failed', last_error = '550 No such mailbox' where template = 'text-ready'`,
        );
        await test.database.query(
          `update event_delivery set state = 'parked', last_error = 'It broke' where event_id = (select event_id from event_delivery limit 1)`,
        );
        const [message] = await test.database.query<{ id: string }>(
          `select id from message where template = 'signature-needed' limit 1`,
        );
        const [mail] = await test.database.query<{ id: string }>(
          `select id from caught_mail where subject like '%needed%' limit 1`,
        );
        const paths = [
          '/staff/messages',
          `/staff/messages/${message?.id}`,
          '/staff/incidents',
          '/mailbox',
          `/mailbox/${mail?.id}`,
          '/mailbox?to=nobody',
        ];
        for (const [index, path] of paths.entries()) {
          await page.goto(`${base}${path}`);
          expect(await axeViolations(page)).toEqual([]);
          expect(await overflow(page)).toBe(0);
          await screenshot(page, `notifications-${index}-${size}`);
        }
        expect(complaints).toEqual([]);
        await browser.close();
      },
      60_000,
    );
  });
});
