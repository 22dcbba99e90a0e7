import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { Sessions } from '../../src/accounts/application/sessions.js';
import { MailTokens } from '../../src/notifications/domain/mail-tokens.js';
import type { MailTokenPurpose } from '../../src/notifications/domain/mail-tokens.js';
import { somewhere, testSecret } from '../support/accounts-fixture.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { createNotificationsApp } from '../support/notifications-app.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const tokens = new MailTokens(testSecret);

describe('what the links at the foot of a mail lead to', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let app: NestExpressApplication;
  let mail: string;
  let message: string;
  let staffCookie: string;
  let mayorCookie: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await mailWorld(test.database);
    world.clock.set(new Date(Date.now() - 3_600_000));
    await ledTo(world, 'signing');
    app = await createNotificationsApp(test);
    await app.listen(0, '127.0.0.1');
    const cookieOf = async (personId: string) => {
      const session = await app.get(Sessions).start({ personId, method: 'mail-link', linkId: null, client: somewhere });
      return `entente=${session.token}`;
    };
    staffCookie = await cookieOf(world.cast.staff);
    mayorCookie = await cookieOf(world.cast.mayor);
    const [row] = await test.database.query<{ id: string; recipient_mail: string }>(
      'select id, recipient_mail from message where recipient_id = $1 limit 1',
      [world.cast.mayor],
    );
    message = row!.id;
    mail = row!.recipient_mail;
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from mail_address');
    await test.database.query('delete from mail_preference');
  });
  afterAll(async () => {
    await app?.close();
    await test.close().catch(() => {});
  }, 30_000);

  const http = () => request(app.getHttpServer() as Parameters<typeof request>[0]);
  const pathFor = (purpose: MailTokenPurpose, to = mail) =>
    `/mail/${purpose}/${tokens.tokenOf(purpose, { id: message, mail: to })}`;
  const wish = async () =>
    (
      await test.database.query<{ informative: string }>('select informative from mail_preference where mail = $1', [
        mail,
      ])
    )[0]?.informative ?? 'each';
  const isPaused = async () =>
    (await test.database.query('select 1 from mail_address where mail = $1 and paused_since is not null', [mail]))
      .length > 0;

  /** Sends the form of a page, as a browser would. */
  async function post(page: string, action: string, fields: Record<string, string> = {}, cookie = '') {
    const { text, headers } = await http().get(page).set('Cookie', cookie);
    const [, name = '', value = ''] = /name="(_csrf)" value="([^"]+)"/.exec(text) ?? [];
    const set = ((headers['set-cookie'] as unknown as string[] | undefined) ?? []).map((each) => each.split(';')[0]);
    return http()
      .post(action)
      .set('Cookie', [cookie, ...set].filter(Boolean).join('; '))
      .type('form')
      .send({ [name]: value, ...fields });
  }

  it('ask before anything happens: a program that opens every address changes nothing', async () => {
    for (const purpose of ['not-me', 'preferences', 'unsubscribe'] as const) {
      const answer = await http().get(pathFor(purpose));
      expect([200, 303]).toContain(answer.status);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect([await isPaused(), await wish()]).toEqual([false, 'each']);
  });

  it('let somebody say that the mail is not theirs, with a button and not without its form', async () => {
    const path = pathFor('not-me');
    expect((await http().post(path)).status).toBe(403);
    expect(await isPaused()).toBe(false);
    const answer = await post(path, path);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Thank you');
    expect(await isPaused()).toBe(true);
    expect((await post(path, path)).status).toBe(200);
  });

  it('let somebody choose how they hear of what only tells', async () => {
    const path = pathFor('preferences');
    for (const chosen of ['daily', 'none', 'each']) {
      expect((await post(path, path, { wish: chosen })).status).toBe(303);
      expect(await wish()).toBe(chosen);
      expect((await http().get(path)).text).toMatch(new RegExp(`value="${chosen}" checked`));
    }
    expect((await post(path, path, { wish: 'sometimes' })).status).toBe(303);
    expect(await wish()).toBe('each');
  });

  it('let a machine unsubscribe with one click and no cookie, by the token alone', async () => {
    const path = pathFor('unsubscribe');
    const click = (to: string) => http().post(to).type('form').send('List-Unsubscribe=One-Click');
    expect((await click(pathFor('unsubscribe', 'somebody@example.org'))).status).toBe(404);
    expect((await click(pathFor('preferences'))).status).toBe(403);
    expect((await http().post(path)).status).toBe(303);
    expect(await wish()).toBe('each');
    const answer = await click(path);
    expect(answer.status).toBe(200);
    expect(await wish()).toBe('none');
    expect((await click(path)).status).toBe(200);
  });

  it.each(['not-me', 'preferences', 'unsubscribe'])(
    'say clearly when a link of %s is not whole, or very old',
    async (purpose) => {
      for (const token of ['x', 'a'.repeat(64), tokens.tokenOf('not-me', { id: message, mail }).slice(0, 40)]) {
        const answer = await http().get(`/mail/${purpose}/${token}`);
        expect([answer.status, answer.text.includes('This link does not work')]).toEqual([404, true]);
      }
      await test.database.query(`update message set created_at = created_at - interval '401 days' where id = $1`, [
        message,
      ]);
      expect((await http().get(pathFor(purpose as MailTokenPurpose))).status).toBe(404);
      await test.database.query(`update message set created_at = created_at + interval '401 days' where id = $1`, [
        message,
      ]);
    },
  );

  it('belong to one purpose: a link to choose with says nothing about who reads it', async () => {
    const token = tokens.tokenOf('preferences', { id: message, mail });
    expect((await http().get(`/mail/not-me/${token}`)).status).toBe(404);
  });

  it('are on the page of the account, too, where one takes back that one said so', async () => {
    const path = pathFor('not-me');
    await post(path, path);
    const page = await http().get('/account/mail').set('Cookie', mayorCookie);
    expect(page.text).toContain('We do not write to you at the moment');
    expect((await post('/account/mail', '/account/mail/lift', {}, mayorCookie)).status).toBe(303);
    expect(await isPaused()).toBe(false);
    await post('/account/mail', '/account/mail', { wish: 'daily' }, mayorCookie);
    expect(await wish()).toBe('daily');
    expect((await http().get('/account/mail')).status).toBe(303);
  });

  it('show staff, and nobody else, which addresses are not written to, and let them lift that', async () => {
    const path = pathFor('not-me');
    await post(path, path);
    expect((await http().get('/staff/addresses').set('Cookie', mayorCookie)).status).toBe(403);
    expect((await http().get('/staff/addresses')).status).toBe(303);
    const list = await http().get('/staff/addresses?find=MAYOR').set('Cookie', staffCookie);
    expect(list.text).toContain(mail);
    expect((await http().get('/staff/addresses?find=nobody').set('Cookie', staffCookie)).text).not.toContain(mail);
    expect((await post('/staff/addresses', '/staff/addresses/lift', { mail }, staffCookie)).status).toBe(303);
    expect(await isPaused()).toBe(false);
    expect((await post('/staff/addresses', '/staff/addresses/lift', { mail: '' }, staffCookie)).status).toBe(404);
    expect((await http().get('/staff/addresses?find=%00').set('Cookie', staffCookie)).status).toBe(200);
  });

  it('let staff stop writing to an address, with a reason', async () => {
    const pausing = (body: Record<string, string>, cookie = staffCookie) =>
      post('/staff/addresses', '/staff/addresses/pause', body, cookie);
    for (const [body, said] of [
      [{ mail: 'nobody', reason: 'Asked by phone' }, 'Enter an address such as'],
      [{ mail, reason: ' ' }, 'Say why nobody should write'],
    ] as const) {
      const answer = await pausing(body);
      expect([answer.status, answer.text.includes(said)]).toEqual([422, true]);
    }
    expect(await isPaused()).toBe(false);
    expect((await pausing({ mail: mail.toUpperCase(), reason: 'Asked by phone' })).status).toBe(303);
    expect(await isPaused()).toBe(true);
    const list = await http().get('/staff/addresses').set('Cookie', staffCookie);
    expect(list.text).toContain('Asked by phone');
  });

  describeInBrowser('in a browser', () => {
    it.each(['desktop', 'phone'] as const)(
      'have nothing that axe objects to on a %s',
      async (size) => {
        const path = pathFor('not-me');
        await post(path, path);
        const browser = await launchBrowser();
        const { port } = app.getHttpServer().address() as AddressInfo;
        const base = `http://localhost:${port}`;
        const pages: [name: string, address: string, cookie: string][] = [
          ['not-me', path, ''],
          ['preferences', pathFor('preferences'), ''],
          ['dead', '/mail/not-me/x', ''],
          ['account', '/account/mail', mayorCookie],
          ['staff', '/staff/addresses', staffCookie],
        ];
        for (const [name, address, cookie] of pages) {
          const { page, context, complaints } = await openPage(browser, { size });
          if (cookie) await context.addCookies([{ name: 'entente', value: cookie.split('=')[1] ?? '', url: base }]);
          await page.goto(`${base}${address}`);
          expect([name, await axeViolations(page), await overflow(page), complaints]).toEqual([name, [], 0, []]);
          await screenshot(page, `mail-links-${name}-${size}`);
          await context.close();
        }
        await browser.close();
      },
      60_000,
    );
  });
});
