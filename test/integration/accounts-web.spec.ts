import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Agent } from 'supertest';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { People } from '../../src/accounts/application/people.js';
import { ChangeStaffRoles } from '../../src/accounts/application/staff-roles.js';
import { LinkTokens } from '../../src/accounts/domain/link-tokens.js';
import { createAccountsApp, SilentController } from '../support/accounts-app.js';
import { aBarePartnership, freshMail } from '../support/accounts-fixture.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('accounts over HTTP', () => {
  let test: TestDatabase;
  let app: NestExpressApplication;
  let server: Server;

  beforeAll(async () => {
    test = await openTestDatabase();
    app = await createAccountsApp(test);
    await app.init();
    server = app.getHttpServer();
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await test.close();
  });

  const browser = () => request.agent(server).set({ 'sec-fetch-site': 'same-origin' });
  const tokenIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const aPerson = () => app.get(People).findOrCreate({ mail: freshMail(), name: 'Ana <Ruiz>' });

  /** As a browser: opens the page, then posts its form. */
  async function post(agent: Agent, page: string, fields: object = {}, action = page) {
    const { text } = await agent.get(page);
    return agent
      .post(action)
      .type('form')
      .send({ _csrf: tokenIn(text), ...fields });
  }

  async function askedFor(mail: string, agent: Agent, next = '') {
    const answer = await post(agent, '/sign-in', { mail, next });
    expect(answer.status).toBe(303);
    const id = /request=([\w-]+)/.exec(String(answer.headers.location))?.[1] ?? '';
    const link = { id, purpose: 'sign-in' } as const;
    const tokens = app.get(LinkTokens);
    return { codePage: String(answer.headers.location), code: tokens.codeOf(link), linkPage: tokens.pathOf(link) };
  }

  async function signedIn() {
    const person = await aPerson();
    const agent = browser();
    const { linkPage } = await askedFor(person.mail, agent);
    await post(agent, linkPage);
    return { person, agent };
  }

  describe('the language of pages', () => {
    it('is chosen by a visitor on our own pages, stays with the browser and leads nowhere else', async () => {
      const agent = browser();
      const choose = (fields: object) =>
        agent
          .post('/language')
          .type('form')
          .send({ language: 'ja', ...fields });
      for (const [next, to] of [
        ['/sign-in?next=%2Fwork', '/sign-in?next=%2Fwork'],
        ['//evil.example', '/'],
        ['/\\evil.example', '/'],
        ['https://evil.example', '/'],
      ])
        expect([next, (await choose({ next })).headers.location]).toEqual([next, to]);
      expect((await agent.get('/sign-in')).text).toContain('<html lang="ja"');
      expect((await choose({ language: 'xx' })).status).toBe(422);
      const elsewhere = request(server).post('/language').set({ 'sec-fetch-site': 'cross-site' }).type('form');
      const refused = await elsewhere.send({ language: 'ja' });
      expect([refused.status, refused.headers['set-cookie']]).toEqual([403, undefined]);
    });
  });

  describe('who may see what', () => {
    it('sends a signed-out visitor to sign in, and back afterwards', async () => {
      const agent = browser();
      const turned = await agent.get('/mine?tab=1');
      expect(turned.status).toBe(303);
      expect(turned.headers.location).toBe('/sign-in?next=%2Fmine%3Ftab%3D1');
      const { mail } = await aPerson();
      const { linkPage } = await askedFor(mail, agent, '/mine?tab=1');
      const back = await post(agent, linkPage);
      expect([back.status, back.headers.location]).toEqual([303, '/mine?tab=1']);
      expect((await agent.get('/mine')).text).toBe(`${mail} has 0 memberships`);
    });

    it.each(['https://evil.example', '//evil.example', '/\\evil.example'])('never goes on to %s', async (next) => {
      const agent = browser();
      const { mail } = await aPerson();
      const { linkPage } = await askedFor(mail, agent, next);
      expect((await post(agent, linkPage)).headers.location).toBe('/work');
    });

    it('shows pages of staff and admins to nobody else', async () => {
      const { agent, person } = await signedIn();
      expect((await agent.get('/staff/queue')).status).toBe(403);
      await app.get(ChangeStaffRoles).execute(person.id, { staff: true, admin: false }, 'command-line');
      const again = browser();
      await post(again, (await askedFor(person.mail, again)).linkPage);
      expect((await again.get('/staff/queue')).text).toBe('staff');
      expect((await again.get('/staff/people')).status).toBe(403);
      expect((await request(server).get('/')).text).toBe('home');
    });

    it('does not start with a route that says nothing about it', async () => {
      const silent = await createAccountsApp(test, [SilentController]);
      await expect(silent.init()).rejects.toThrow('Who may use SilentController.silent?');
    });
  });

  describe('the pages of signing in', () => {
    it('answer an unknown address exactly as a known one', async () => {
      const pages = [];
      for (const mail of [(await aPerson()).mail, freshMail()]) {
        const agent = browser();
        const { codePage } = await askedFor(mail, agent);
        pages.push((await agent.get(codePage)).text.replaceAll(mail, 'MAIL'));
        const wrong = await post(agent, codePage, { code: '12' });
        expect(wrong.status).toBe(422);
        expect(wrong.text).toContain('The code has six digits');
      }
      const plain = (text = '') => text.replace(/value="[^"]*"|nonce-\S+/g, '');
      expect(plain(pages[0])).toBe(plain(pages[1]));
    });

    it('show a button on GET and spend the link on POST only', async () => {
      const { mail } = await aPerson();
      const agent = browser();
      const { linkPage } = await askedFor(mail, agent);
      for (let n = 0; n < 3; n++) {
        const scanner = await request(server).get(linkPage);
        expect([scanner.status, scanner.headers['cache-control'], scanner.headers['referrer-policy']]).toEqual([
          200,
          'no-store',
          'no-referrer',
        ]);
      }
      expect((await post(agent, linkPage)).status).toBe(303);
      const again = await browser().get(linkPage);
      expect(again.status).toBe(410);
      expect(again.text).toContain('This link was used already');
      expect((await browser().get('/sign-in/link/nonsense')).status).toBe(404);
    });

    it('take the code instead, with the space that people type', async () => {
      const { mail } = await aPerson();
      const agent = browser();
      const { codePage, code } = await askedFor(mail, agent);
      const wrong = await post(agent, codePage, { code: code === '000000' ? '000001' : '000000' });
      expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Tries left: 4')]);
      const right = await post(agent, codePage, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
      expect(right.status).toBe(303);
      const cookie = String(right.headers['set-cookie']);
      expect(cookie).toMatch(/entente=[\w-]{43}; Max-Age=2592000; Path=\/;.*HttpOnly; SameSite=Lax/);
      expect((await agent.get('/sign-in')).headers.location).toBe('/work');
    });

    it('say what is wrong with an address, and keep it', async () => {
      const answer = await post(browser(), '/sign-in', { mail: 'nobody' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Enter a mail address, like name@example.org');
      expect(answer.text).toContain('value="nobody"');
    });

    it('offer the sample users, and the mailbox of this machine', async () => {
      const { id, mail } = await aPerson();
      await test.database.query('update person set sample = true where id = $1', [id]);
      const { text } = await browser().get('/sign-in?next=/mine');
      expect(text).toContain(`/sign-in?mail=${encodeURIComponent(mail)}&amp;next=%2Fmine`);
      expect(text).toContain('Ana &lt;Ruiz&gt;');
      expect(text).toContain('href="/mailbox"');
      expect((await browser().get(`/sign-in?mail=${encodeURIComponent(mail)}`)).text).toContain(`value="${mail}"`);
    });

    it('answer 429 with a time to wait when a code is asked for too often', async () => {
      const agent = browser();
      const mail = freshMail();
      for (let n = 0; n < 8; n++) await askedFor(mail, agent);
      const answer = await post(agent, '/sign-in', { mail });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.text).toContain('Too many mails were asked for with this address');
    });
  });

  describe('a link to a case', () => {
    async function aLink(purpose: 'invitation' | 'signature') {
      const person = await aPerson();
      const { id, reference } = await aBarePartnership(test.database);
      const wanted = { purpose, personId: person.id, partnershipId: id, generation: 1, days: 1 };
      const path = app.get(LinkTokens).pathOf(await app.get(ActionLinks).create(wanted));
      return { person, reference, partnershipId: id, path };
    }

    it.each([
      ['invitation', 'You are invited', 'invitation'],
      ['signature', 'ready for your signature', 'sign'],
    ] as const)('shows the %s and a button, signs in and goes there', async (purpose, words, page) => {
      const { path, reference, person } = await aLink(purpose);
      const agent = browser();
      const shown = await agent.get(path);
      expect([shown.status, shown.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(shown.text).toContain(words);
      const opened = await post(agent, path);
      expect(opened.headers.location).toBe(`/partnerships/${reference}/${page}`);
      expect((await agent.get('/mine')).text).toContain(person.mail);
      expect((await agent.get(path)).headers.location).toBe(`/partnerships/${reference}/${page}`);
    });

    it('is refused to somebody else who is signed in, who can sign out and come back', async () => {
      const { path, person } = await aLink('signature');
      const { agent } = await signedIn();
      const refused = await agent.get(path);
      expect(refused.status).toBe(403);
      expect(refused.text).toContain('This link is for somebody else');
      const token = tokenIn(refused.text);
      expect((await agent.post(path).type('form').send({ _csrf: token })).status).toBe(403);
      const out = await agent.post('/sign-out').type('form').send({ _csrf: token, next: path });
      expect(out.headers.location).toBe(path);
      await post(agent, path);
      expect((await agent.get('/mine')).text).toContain(person.mail);
    });

    it('that is dead offers to mail a fresh way in, which leads to the same page', async () => {
      const { path, partnershipId, reference } = await aLink('signature');
      await app.get(ActionLinks).revokeAll('signature', partnershipId);
      const agent = browser();
      const dead = await agent.get(path);
      expect([dead.status, dead.text]).toEqual([410, expect.stringContaining('replaced or withdrawn')]);
      const fresh = await post(agent, path, {}, `${path}/fresh`);
      const id = /request=([\w-]+)/.exec(String(fresh.headers.location))?.[1] ?? '';
      const signIn = app.get(LinkTokens).pathOf({ id, purpose: 'sign-in' });
      expect((await post(agent, signIn)).headers.location).toBe(`/partnerships/${reference}/sign`);
    });

    it('that is dead says where the fresh one went in the language in which it was dead, for that page alone', async () => {
      const { path, partnershipId, person } = await aLink('signature');
      await test.database.query(`update person set language = 'ja' where id = $1`, [person.id]);
      await app.get(ActionLinks).revokeAll('signature', partnershipId);
      const agent = browser();
      expect((await agent.get(path)).text).toContain('<html lang="ja"');
      const { location } = (await post(agent, path, {}, `${path}/fresh`)).headers;
      expect((await agent.get(String(location))).text).toContain('<html lang="ja"');
      expect((await agent.get('/sign-in')).text).toContain('<html lang="en"');
    });
  });

  describe('the account', () => {
    it('is renamed, and shows where the person is signed in', async () => {
      const { agent } = await signedIn();
      expect((await post(agent, '/account', { name: 'Ana Maria', language: 'en' })).status).toBe(303);
      const { text } = await agent.get('/account');
      expect(text).toContain('Ana Maria');
      expect(text).toContain('Your details are saved.');
      expect(text).toContain('This one');
      expect((await post(agent, '/account', { name: '', language: 'xx' })).status).toBe(422);
    });

    it('signs out here, and everywhere', async () => {
      const { agent, person } = await signedIn();
      const elsewhere = browser();
      await post(elsewhere, (await askedFor(person.mail, elsewhere)).linkPage);
      await post(agent, '/account', {}, '/sign-out');
      expect((await agent.get('/mine')).status).toBe(303);
      expect((await elsewhere.get('/mine')).status).toBe(200);
      const third = browser();
      await post(third, (await askedFor(person.mail, third)).linkPage);
      await post(third, '/account', {}, '/account/sign-out-everywhere');
      const turned = await elsewhere.get('/mine');
      expect(turned.status).toBe(303);
      expect((await elsewhere.get(String(turned.headers.location))).text).toContain('Your session has ended');
    });

    it('ends the session that a browser had when it signs in anew', async () => {
      const { agent, person } = await signedIn();
      const { path } = await (async () => {
        const { id } = await aBarePartnership(test.database);
        const wanted = {
          purpose: 'signature',
          personId: person.id,
          partnershipId: id,
          generation: 1,
          days: 1,
        } as const;
        return { path: app.get(LinkTokens).pathOf(await app.get(ActionLinks).create(wanted)) };
      })();
      expect((await agent.get(path)).status).toBe(303);
      const stranger = await aPerson();
      const { linkPage } = await askedFor(stranger.mail, browser());
      const former = await test.database.query('select id from session where person_id = $1 and ended_at is null', [
        person.id,
      ]);
      expect(former).toHaveLength(1);
      await post(agent, linkPage);
      expect((await agent.get('/mine')).text).toContain(stranger.mail);
      expect(
        await test.database.query('select id from session where person_id = $1 and ended_at is null', [person.id]),
      ).toEqual([]);
    });

    it('makes a key that is shown once and works below /api/ only, until it is revoked', async () => {
      const { agent, person } = await signedIn();
      const made = await post(agent, '/account/api-keys', { label: 'Report <b>' });
      const key = /ent_[\w-]{43}/.exec(made.text)?.[0] ?? '';
      expect(made.headers['cache-control']).toBe('no-store');
      const listed = (await agent.get('/account/api-keys')).text;
      expect(listed).not.toContain(key);
      expect(listed).toContain('Report &lt;b&gt;');
      const bearer = { authorization: `Bearer ${key}` };
      expect((await request(server).get('/api/v1/mine').set(bearer)).text).toContain(person.mail);
      expect((await request(server).post('/api/v1/mine').set(bearer)).text).toBe('changed');
      expect((await request(server).get('/mine').set(bearer)).status).toBe(303);
      const revoke = /\/account\/api-keys\/[\w-]+\/revoke/.exec(listed)?.[0] ?? '';
      expect((await post(agent, '/account/api-keys', {}, revoke)).status).toBe(303);
      const refused = await request(server).get('/api/v1/mine').set(bearer);
      expect([refused.status, refused.body.code]).toEqual([401, 'api-key.refused']);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
    });

    it('asks a session for its form token on the API, too', async () => {
      const { agent } = await signedIn();
      expect((await agent.get('/api/v1/mine')).status).toBe(200);
      expect((await agent.post('/api/v1/mine')).status).toBe(403);
      expect((await request(server).get('/api/v1/mine')).status).toBe(401);
    });
  });
});
