import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { createDemoApp, type KeptLog } from '../support/web-demo/demo-app.js';

const filled: Readonly<Record<string, string>> = {
  title: 'Schools <exchange>',
  purpose: 'Two lines\r\nof text',
  contactEmail: 'Clerk@Example.org',
  seats: '1,0',
  'decidedOn.day': '31',
  'decidedOn.month': '2',
  'decidedOn.year': '2026',
  kind: 'sister',
  areas: 'trade',
  country: 'JP',
  consent: 'true',
  'contact.name': 'Ana',
  'supporters.0.name': '',
  'supporters.1.name': 'Rotary',
  'supporters.1.role': '',
};

const good = {
  ...filled,
  seats: '15',
  'decidedOn.day': '27',
  'decidedOn.month': '3',
  'supporters.1.role': 'Host',
  areas: ['trade', 'youth'],
};

describe('the web platform', () => {
  let app: NestExpressApplication;
  let log: KeptLog;
  let server: Server;

  beforeAll(async () => {
    ({ app, log } = await createDemoApp());
    await app.init();
    server = app.getHttpServer();
  });

  afterAll(async () => app.close());

  /** As a browser: opens the form, then posts it with its cookie and token. */
  async function send(path: string, fields: object, headers: Record<string, string> = {}) {
    const page = await request(server).get(path);
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const browser = { cookie, 'sec-fetch-site': 'same-origin', origin: 'null' };
    return request(server)
      .post(path)
      .set({ ...browser, ...headers })
      .type('form')
      .send({ _csrf: token, ...fields });
  }

  describe('headers', () => {
    it('sets a policy without unsafe words on every page, with the hash of the one inline script', async () => {
      const { headers, text } = await request(server).get('/');
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
      expect(text).not.toContain('style="');
    });

    it('allows frames only where a page asks for them', async () => {
      const page = await request(server).get('/framed');
      expect(page.headers['content-security-policy']).toContain("frame-src 'self';object-src 'self'");
      const document = await request(server).get('/document');
      expect(document.headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(document.headers['x-frame-options']).toBe('SAMEORIGIN');
    });

    it('sets no cookie on a page without a form, and one on a page with many', async () => {
      expect((await request(server).get('/framed')).headers['set-cookie']).toBeUndefined();
      const { headers } = await request(server).get('/');
      expect(headers['set-cookie']).toHaveLength(1);
      expect(headers['cache-control']).toBe('no-store');
    });

    it('lets nobody keep what a signed-in person sees', async () => {
      const { headers } = await request(server).get('/').set('x-demo-session', 's1');
      expect(headers['cache-control']).toBe('no-store');
    });

    it('serves hashed files for a year, and robots.txt', async () => {
      const page = await request(server).get('/');
      const css = /href="(\/assets\/entente-[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
      const { headers } = await request(server).get(css).expect(200);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      await request(server)
        .get('/robots.txt')
        .expect(200, /Disallow: \/api\//);
      await request(server).get('/assets/nothing.css').expect(404);
    });

    it('asks for https and __Host- cookies where the base address is https', async () => {
      const secure = await createDemoApp({ baseUrl: 'https://register.example.org' });
      await secure.app.init();
      const { headers } = await request(secure.app.getHttpServer()).get('/proposal');
      expect(headers['strict-transport-security']).toContain('max-age=31536000');
      const cookie = String(headers['set-cookie']);
      expect(cookie).toMatch(/^__Host-entente-form=[\w-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      await secure.app.close();
    });
  });

  describe('forms', () => {
    it('shows the page again with 422, what was typed, and what is wrong beside it', async () => {
      const { status, text } = await send('/proposal', filled);
      expect(status).toBe(422);
      expect(text).toContain('<title>Error: Tell us about the partnership – Entente</title>');
      expect(text).toContain('value="Schools &lt;exchange&gt;"');
      expect(text).toContain('“Date of the council&#39;s decision” must be a real date');
      expect(text).toContain('href="#decidedOn-day"');
      expect(text).toContain('“Seats of the council” must be a number');
      expect(text).toContain('href="#supporters-0-role"');
      expect(text).toMatch(/id="decidedOn-day" name="decidedOn.day" type="text" value="31"/);
      expect(text).toMatch(/value="sister" checked/);
      expect(text).toContain('name="version" value="7"');
    });

    it('keeps a blank form blank, and asks for each answer', async () => {
      const { status, text } = await send('/proposal', {});
      expect(status).toBe(422);
      expect(text).toContain('Enter what the partnership is for');
      expect(text).toContain('Choose an answer for “Kind of partnership”');
      expect(text).toContain('Confirm: I may submit this for my community');
    });

    it('redirects after success and says once that it is done', async () => {
      const saved = await send('/proposal', good);
      expect([saved.status, saved.headers.location]).toEqual([303, '/']);
      const cookie = String(saved.headers['set-cookie']).split(';')[0] ?? '';
      const page = await request(server).get('/').set('cookie', cookie);
      expect(page.text).toContain('Saved for Schools &lt;exchange&gt;');
      expect(String(page.headers['set-cookie'])).toContain('Expires=Thu, 01 Jan 1970');
    });

    it('shows what a use case refused, at its field or above the form, with what was typed', async () => {
      const { status, text } = await send('/proposal', { ...good, title: 'Springfield' });
      expect(status).toBe(409);
      expect(text).toContain('&lt;Springfield&gt; already has a partnership');
      expect(text).toContain('on hold');
      expect(text).toContain('value="Springfield"');
    });

    it('takes a file with the token in the address, and refuses one that is too large', async () => {
      const page = await request(server).get('/letter');
      const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
      const action = /action="(\?_csrf=[^"]+)"/.exec(page.text)?.[1] ?? '';
      const post = () => request(server).post(`/letter${action}`).set({ cookie, 'sec-fetch-site': 'same-origin' });
      const kept = await post().field('note', 'hello').attach('letter', Buffer.alloc(100), 'a.pdf');
      expect([kept.status, kept.text]).toEqual([201, '100 true']);
      const large = await post().attach('letter', Buffer.alloc(2000), 'a.pdf');
      expect(large.status).toBe(413);
      const forged = await request(server).post('/letter').set({ cookie }).field('note', 'x');
      expect(forged.status).toBe(403);
    });
  });

  describe('forms from elsewhere', () => {
    it('refuses a form without its token and offers what was typed again', async () => {
      const { status, text } = await send('/proposal', { ...good, _csrf: 'stale' });
      expect(status).toBe(403);
      expect(text).toContain('Please send it again');
      expect(text).toContain('name="title" value="Schools &lt;exchange&gt;"');
      expect(text).not.toContain('value="stale"');
    });

    it('refuses a form of another site even with a token, and offers nothing', async () => {
      for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) {
        const { status, text } = await send('/proposal', good, headers);
        expect(status).toBe(403);
        expect(text).toContain('sent from another website');
        expect(text).not.toContain('Send it again');
      }
    });

    it("refuses another origin where a browser doesn't say what site it is", async () => {
      const page = await request(server).get('/proposal');
      const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const post = (origin: string) =>
        request(server)
          .post('/proposal')
          .set({ cookie, origin })
          .type('form')
          .send({ ...good, _csrf });
      expect((await post('https://evil.example')).status).toBe(403);
      expect((await post('http://localhost:3000')).status).toBe(303);
    });

    it('refuses a token of another session', async () => {
      const mine = await request(server).get('/proposal').set('x-demo-session', 's1');
      const _csrf = /name="_csrf" value="([^"]+)"/.exec(mine.text)?.[1] ?? '';
      const post = (session: string) =>
        request(server)
          .post('/proposal')
          .set('x-demo-session', session)
          .type('form')
          .send({ ...good, _csrf });
      expect((await post('s2')).status).toBe(403);
      expect((await post('s1')).status).toBe(303);
    });

    it('leaves the API to bearer keys, but not to a session', async () => {
      const post = () => request(server).post('/api/v1/things').send({ name: 'x' });
      expect((await post().set('authorization', 'Bearer k')).status).toBe(201);
      expect((await post()).status).toBe(201);
      expect((await post().set('x-demo-session', 's1')).status).toBe(403);
    });
  });

  describe('errors', () => {
    it.each([
      ['forbidden', 403],
      ['hidden', 404],
      ['refused', 409],
      ['spent', 410],
      ['tired', 429],
      ['database', 503],
      ['uuid', 400],
      ['unknown', 500],
    ])('answers %s with a page of status %i', async (how, status) => {
      const answer = await request(server).get(`/fails/${how}`);
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).toMatch(/<h1 class="govuk-heading-l">[^<]+<\/h1>/);
      expect(answer.text).toMatch(/reference [A-Z2-9]{4}-[A-Z2-9]{4}/);
      expect(answer.text).not.toContain('hunter2');
    });

    it('writes a fault down with the reference that the page shows', async () => {
      const { text } = await request(server).get('/fails/unknown');
      const reference = /reference ([A-Z2-9]{4}-[A-Z2-9]{4})/.exec(text)?.[1];
      expect(log.lines.at(-1)?.facts).toMatchObject({ reference, status: 500, path: '/fails/unknown' });
    });

    it('says when to come back', async () => {
      expect((await request(server).get('/fails/database')).headers['retry-after']).toBe('5');
      expect((await request(server).get('/fails/tired')).headers['retry-after']).toBe('61');
    });

    it('sends people who are not signed in to the sign-in page, and back', async () => {
      const { status, headers } = await request(server).get('/fails/signed-out?a=1');
      expect([status, headers.location]).toEqual([303, '/sign-in?next=%2Ffails%2Fsigned-out%3Fa%3D1']);
    });

    it('answers the API with problem+json', async () => {
      const { status, headers, body } = await request(server).get('/api/v1/fails/refused');
      expect(status).toBe(409);
      expect(headers['content-type']).toContain('application/problem+json');
      expect(body).toMatchObject({
        type: 'urn:entente:problem:demo.not-now',
        title: "This can't be done now",
        status: 409,
        code: 'demo.not-now',
        errors: [{ code: 'demo.not-now', message: "This can't be done while the case is on hold" }],
      });
      const missing = await request(server).get('/api/v1/nothing');
      expect([missing.status, missing.body.code]).toEqual([404, 'request.not-found']);
      const fault = await request(server).get('/api/v1/fails/unknown');
      expect([fault.status, fault.body.code]).toEqual([500, 'request.failed']);
      expect(JSON.stringify(fault.body)).not.toContain('hunter2');
    });

    it('names every wrong field of a body', async () => {
      const { status, body } = await request(server)
        .post('/api/v1/things')
        .send({ name: 'far too long a name', extra: 1 });
      expect(status).toBe(422);
      expect(body).toMatchObject({
        code: 'input.invalid',
        errors: [
          { field: 'name', code: 'string-too-long', message: '“this answer” must be 10 characters or fewer' },
          { code: 'unknown-fields', message: 'These fields are not known: extra' },
        ],
      });
    });

    it.each([
      ['a body that is no JSON', 'application/json', '{"a":', 400],
      ['a body in an unknown encoding', 'application/json; charset=klingon', '{}', 415],
      ['a body that is too large', 'application/json', JSON.stringify({ name: 'x'.repeat(600_000) }), 413],
      ['a form that is too large', 'application/x-www-form-urlencoded', `name=${'x'.repeat(600_000)}`, 413],
      ['a body that is a list', 'application/json', '[1]', 422],
      ['a body that is missing', 'application/json', '', 422],
    ])('answers %s without a fault', async (_, type, body, status) => {
      const before = log.lines.length;
      const answer = await request(server).post('/api/v1/things').set('content-type', type).send(body);
      expect(answer.status).toBe(status);
      expect(log.lines).toHaveLength(before);
    });

    it('answers an address that is wrongly encoded without a fault', async () => {
      expect((await request(server).get('/fails/%E0%A4%A')).status).toBe(400);
    });
  });
});
