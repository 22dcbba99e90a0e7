import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { PagesWorld } from '../support/pages-world.js';
import { type Fields, textOf, Visitor } from '../support/visitor.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

const unknown = '01990000-0000-7000-8000-000000000000';

describe('the pages about webhooks', () => {
  let world: PagesWorld;
  let clerk: Visitor;
  let staff: Visitor;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    world = await PagesWorld.open({ env: { OUTGOING_ALLOW_PRIVATE: 'on' } });
    clerk = await Visitor.as(world, sampleMails.clerk('oakland'));
    staff = await Visitor.as(world, sampleMails.staff);
    receiver = await WebhookReceiver.open();
  }, 60_000);
  afterAll(async () => {
    await receiver?.close();
    await world?.close();
  });
  afterEach(() => world.test.database.query('delete from webhook_endpoint'));

  const fields = (changes: Fields = {}): Fields => ({
    ...{ name: 'Website', url: receiver.url, events: 'all' },
    ...changes,
  });

  async function added(by = clerk, changes: Fields = {}): Promise<string> {
    const answer = await by.post('/webhooks/new', fields(changes));
    expect([answer.status, textOf(answer.text)]).toEqual([201, expect.stringContaining('Keep this secret now')]);
    return /href="(\/webhooks\/[0-9a-f-]{36})"/.exec(answer.text)?.[1] ?? '';
  }

  /** What the worker would do now. */
  async function work(): Promise<void> {
    for (const queue of ['deliveries', 'webhooks'] as const) {
      const source = world.app.get(WorkSources).of(queue);
      for (let due = await source.claim(100); due.length > 0; due = await source.claim(100)) {
        for (const { data } of due) await source.handle(data);
      }
    }
  }

  it('show a new webhook’s secret once, and never again', async () => {
    const answer = await clerk.post('/webhooks/new', fields());
    const [secret] = /whsec_[A-Za-z0-9+/=]+/.exec(answer.text) ?? [];
    expect([secret?.length, answer.headers['cache-control']]).toEqual([38, 'no-store']);
    const href = /href="(\/webhooks\/[0-9a-f-]{36})"/.exec(answer.text)?.[1] ?? '';
    const pages = await Promise.all(['', '/change', '/secret'].map((path) => clerk.get(`${href}${path}`)));
    for (const { status, text } of pages) expect([status, text.includes('whsec_')]).toEqual([200, false]);
    expect(textOf((await clerk.get('/webhooks')).text)).toContain('Website');
  });

  it.each<[string, Fields, string]>([
    ['no name', { name: '' }, 'Enter a name for the webhook'],
    ['no address', { url: '' }, 'Enter the address'],
    ['half an address', { url: 'city.example' }, 'Enter a whole address'],
    ['a password in it', { url: 'https://a:b@city.example/' }, 'Enter a whole address'],
    ['no event', { events: 'chosen' }, 'Choose at least one event'],
  ])('take none with %s', async (_what, changes, said) => {
    const answer = await clerk.post('/webhooks/new', fields(changes));
    expect([answer.status, textOf(answer.text)]).toEqual([422, expect.stringContaining(said)]);
  });

  it('show the events under what they are about, and lead from a mistake to the first of them', async () => {
    const { text } = await clerk.post('/webhooks/new', fields({ events: 'chosen' }));
    const about = [...text.matchAll(/checkboxes__divider">([^<]+)</g)].map(([, words]) => words?.trim());
    expect(about).toEqual([
      ...['The proposal and the partnership', 'Resolutions of councils', 'The text of the agreement'],
      ...['Signatures and originals', 'Deadlines, notes and messages'],
    ]);
    expect(text).toContain('href="#eventTypes"');
    expect(text.match(/ id="eventTypes" name="eventTypes"/g)).toHaveLength(1);
    expect([text.includes('case.message-sent'), text.includes('case.noted')]).toEqual([true, false]);
  });

  it('are one of the tabs beside messages for staff', async () => {
    for (const path of ['/staff/messages', '/staff/webhooks']) {
      expect([path, (await staff.get(path)).text]).toEqual([path, expect.stringContaining('href="/staff/webhooks"')]);
    }
  });

  it('show a test, its answer and what was sent', async () => {
    const href = await added();
    receiver.answers(503, {}, 'The <b>pipe</b> is closed');
    const tested = await clerk.post(`${href}/test`, {}, href);
    await work();
    const { text } = await clerk.get(tested.headers.location ?? '');
    expect(textOf(text)).toMatch(/Failed.*webhook\.test.*answer 503/);
    expect(text).toContain('The &lt;b&gt;pipe&lt;/b&gt; is closed');
    const log = textOf((await clerk.get(`${href}?state=failed`)).text);
    expect([log.includes('webhook.test'), textOf((await clerk.get(`${href}?state=delivered`)).text)]).toEqual([
      true,
      expect.stringContaining('No deliveries'),
    ]);
  });

  it('pause, resume, send again, change and remove', async () => {
    const href = await added();
    receiver.answers(200, {}, 'ok');
    await clerk.post(`${href}/pause`, {}, href);
    await world.bring('oakland', 'nagasaki', 'submitted');
    await work();
    const paused = textOf((await clerk.get(href)).text);
    expect(paused).toMatch(/paused by hand.*\d+ events wait/);
    expect((await clerk.post(`${href}/resume`, { missed: 'skip' }, href)).headers.location).toBe(href);
    const before = receiver.calls.length;
    const today = new Date().toISOString().slice(0, 10).split('-');
    const days = Object.fromEntries(
      ['from', 'until'].flatMap((name) =>
        ['year', 'month', 'day'].map((part, index) => [`${name}.${part}`, String(Number(today[index]))]),
      ),
    );
    const replayed = await clerk.post(`${href}/replay`, { ...days, which: 'undelivered' });
    expect([replayed.status, replayed.headers.location]).toEqual([303, href]);
    await work();
    expect(receiver.calls.length).toBeGreaterThan(before + 5);
    const changed = await clerk.post(
      `${href}/change`,
      fields({ name: 'Archive', events: 'chosen', eventTypes: ['partnership.signed'] }),
    );
    expect(changed.status).toBe(303);
    const shown = textOf((await clerk.get(href)).text);
    expect([shown.includes('Archive'), shown.includes('partnership.signed')]).toEqual([true, true]);
    expect((await clerk.post(`${href}/remove`, {})).headers.location).toBe('/webhooks');
    expect((await clerk.get(href)).status).toBe(404);
  });

  it('say that days lie the wrong way round', async () => {
    const href = await added();
    const days = { 'from.year': '2026', 'from.month': '5', 'from.day': '2', 'until.year': '2026', 'until.month': '5' };
    const answer = await clerk.post(`${href}/replay`, { ...days, 'until.day': '1', which: 'all' });
    expect([answer.status, textOf(answer.text)]).toEqual([422, expect.stringContaining('must not be before')]);
  });

  it('are for clerks and staff; a webhook of others is not found, and one of a community is only looked after', async () => {
    const href = await added();
    const stranger = await Visitor.as(world, sampleMails.clerk('lima'));
    const official = await Visitor.as(world, sampleMails.official('oakland'));
    for (const path of [href, `${href}/change`, `${href}/secret`, `${href}/replay`, `${href}/remove`]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    for (const path of ['test', 'pause', 'resume', 'remove', `deliveries/${unknown}/again`]) {
      expect([path, (await stranger.post(`${href}/${path}`, {}, '/webhooks/new')).status]).toEqual([path, 404]);
    }
    expect([(await official.get('/webhooks')).status, (await official.get('/webhooks/new')).status]).toEqual([
      403, 403,
    ]);
    expect((await clerk.get('/staff/webhooks')).status).toBe(403);
    expect((await clerk.get(`/webhooks/${unknown}`)).status).toBe(404);
    expect((await clerk.get('/webhooks/x')).status).toBe(400);
    expect((await staff.get(`${href}/secret`)).status).toBe(403);
    expect((await staff.post(`${href}/test`, {}, href)).status).toBe(403);
    expect((await staff.post(`${href}/pause`, {}, href)).status).toBe(303);
    expect(textOf((await staff.get('/staff/webhooks')).text)).toMatch(/Website.*Oakland.*Paused/);
  });

  it('let staff add one of the association, which is told of every case', async () => {
    const href = await added(staff);
    receiver.calls.length = 0;
    const reference = await world.bring('denver', 'lima', 'submitted');
    await work();
    expect(receiver.calls.some(({ body }) => body.includes(reference))).toBe(true);
    expect((await clerk.get(href)).status).toBe(404);
    expect(textOf((await staff.get('/staff/webhooks')).text)).toContain('The association');
  });
});
