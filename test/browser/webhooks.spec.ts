import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';
import { Visitor } from '../support/visitor.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

describeInBrowser('webhooks in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let receiver: WebhookReceiver;
  let pages: Record<string, readonly [name: string, path: string][]>;

  beforeAll(async () => {
    world = await PagesWorld.open({ env: { OUTGOING_ALLOW_PRIVATE: 'on' } });
    receiver = await WebhookReceiver.open();
    const clerk = await Visitor.as(world, sampleMails.clerk('oakland'));
    const staff = await Visitor.as(world, sampleMails.staff);
    const active = await added(clerk, { name: 'Website of the city', events: 'all' });
    const failing = await added(clerk, {
      name: 'Archive',
      events: 'chosen',
      eventTypes: ['partnership.started', 'partnership.submitted'],
    });
    await added(staff, { name: 'مسجل الشراكات', events: 'all' });
    await clerk.post(`${failing}/pause`, {}, failing);
    receiver.behaves((response) => {
      const good = receiver.calls.length % 3 !== 0;
      response.writeHead(good ? 200 : 503).end(good ? '{"taken":true}' : '<h1>Service unavailable</h1>');
    });
    await world.bring('oakland', 'nagasaki', 'under-review');
    await work();
    receiver.answers(500, {}, 'The answer of a program\nthat has fallen over.');
    const tested = await clerk.post(`${failing}/test`, {}, failing);
    await work();
    pages = {
      [sampleMails.clerk('oakland')]: [
        ['list', '/webhooks'],
        ['new', '/webhooks/new'],
        ['active', active],
        ['paused', failing],
        ['delivery', tested.headers.location ?? ''],
        ['change', `${failing}/change`],
        ['secret', `${active}/secret`],
        ['replay', `${active}/replay`],
        ['remove', `${active}/remove`],
        ['account', '/account'],
      ],
      [sampleMails.staff]: [
        ['staff-list', '/staff/webhooks'],
        ['staff-new', '/webhooks/new'],
        ['staff-looks', active],
        ['staff-messages', '/staff/messages'],
      ],
    };
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await receiver?.close();
    await world?.close();
  });

  async function added(by: Visitor, fields: Record<string, string | string[]>): Promise<string> {
    const answer = await by.post('/webhooks/new', { url: receiver.url, ...fields });
    return /href="(\/webhooks\/[0-9a-f-]{36})"/.exec(answer.text)?.[1] ?? '';
  }

  async function work(): Promise<void> {
    for (const queue of ['deliveries', 'webhooks'] as const) {
      const source = world.app.get(WorkSources).of(queue);
      for (let due = await source.claim(100); due.length > 0; due = await source.claim(100)) {
        for (const { data } of due) await source.handle(data);
      }
    }
  }

  it.each(['desktop', 'phone'] as const)(
    'are read and kept without a fault: %s',
    async (size) => {
      const found: object[] = [];
      for (const [mail, ways] of Object.entries(pages)) {
        const { page, context, complaints } = await openPage(browser, { size });
        await context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
        for (const [name, path] of ways) {
          await page.goto(`${world.origin}${path}`);
          await screenshot(page, `webhooks/${name}-${size}`);
          found.push({ name, violations: await axeViolations(page), overflow: await overflow(page) });
        }
        expect(complaints).toEqual([]);
        await context.close();
      }
      expect(found).toEqual(found.map((each) => ({ ...each, violations: [], overflow: 0 })));
    },
    120_000,
  );

  it.each(['desktop', 'phone'] as const)(
    'say what is missing, and show a secret once: %s',
    async (size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      const value = await world.signIn(sampleMails.clerk('oakland'));
      await context.addCookies([{ name: 'entente', value, url: world.origin }]);
      await page.goto(`${world.origin}/webhooks/new`);
      await page.getByRole('button', { name: 'Add the webhook' }).click();
      await page.getByRole('alert').waitFor();
      await screenshot(page, `webhooks/mistakes-${size}`);
      expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
      await page.getByLabel('Name', { exact: true }).fill('Calendar');
      await page.getByLabel('Address', { exact: true }).fill(receiver.url);
      await page.getByRole('button', { name: 'Add the webhook' }).click();
      await page.getByText('whsec_').waitFor();
      await screenshot(page, `webhooks/made-${size}`);
      expect([await axeViolations(page), await overflow(page), complaints]).toEqual([[], 0, []]);
      await context.close();
    },
    60_000,
  );

  it('a feed of the register is XML that a browser reads', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${world.origin}/register`);
    const read = await page.evaluate(`fetch('/register/feed.atom').then((answer) => answer.text()).then((text) => {
      const read = new DOMParser().parseFromString(text, 'application/xml');
      const { localName, namespaceURI } = read.documentElement;
      return [localName, namespaceURI, read.querySelector('parsererror')?.textContent ?? null];
    })`);
    expect(read).toEqual(['feed', 'http://www.w3.org/2005/Atom', null]);
    await context.close();
  });
});
