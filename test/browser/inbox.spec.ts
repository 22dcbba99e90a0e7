import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { v7 as uuidv7 } from 'uuid';
import { LiveStreams } from '../../src/inbox/web/live-streams.js';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type sizes,
  type WatchedPage,
} from '../support/browser.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { eventually } from '../support/outbox-world.js';
import { PagesWorld } from '../support/pages-world.js';

type Size = keyof typeof sizes;
const clerk = sampleMails.clerk;
const [oakland, nagasaki] = ['oakland', 'nagasaki'];

describeInBrowser('the inbox in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let reference: string;
  const open: WatchedPage[] = [];

  beforeAll(async () => {
    world = await PagesWorld.open({ communities: [...sampleCommunities, ...difficultCommunities] });
    reference = await world.bring(oakland, nagasaki, 'in-approval');
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    for (const { context } of open) await context.close();
    await browser?.close();
    await world?.close();
  }, 60_000);

  interface Told {
    readonly about?: string;
    readonly template?: string;
    readonly names?: readonly [string, string];
    readonly state?: string;
  }

  async function tell(
    mail: string,
    { about = reference, template = 'resolution-needed', names, state = 'sent' }: Told = {},
  ) {
    const id = uuidv7();
    const [initiator, counterpart] = names ?? ['Oakland', 'Nagasaki'];
    const params = {
      reference: about,
      recipient: 'A',
      initiator,
      counterpart,
      own: counterpart,
      partner: initiator,
      community: counterpart,
    };
    const data = {
      why: 'clerk',
      zone: 'Asia/Tokyo',
      link: { path: `/partnerships/${about}` },
      params,
      terms: { kind: 'kinds.sister' },
      details: [],
      quotes: [],
    };
    await world.test.database.query(
      `insert into message (id, partnership_id, template, recipient_id, recipient_mail, recipient_name, data, message_id, state, next_attempt_at, created_at)
       values ($1::uuid, $2, $3, $4, $5, 'A', $6, $1::uuid::text, $7, now(), now())`,
      [id, await world.id(about), template, await world.personId(mail), mail, JSON.stringify(data), state],
    );
    return id;
  }

  async function signedIn(mail: string, size: Size = 'desktop', javaScriptEnabled = true): Promise<WatchedPage> {
    const watched = await openPage(browser, { size, javaScriptEnabled });
    await watched.context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
    open.push(watched);
    return watched;
  }

  const counted = async (page: Page, name: string) =>
    (await page.locator(`[data-count="${name}"]`).first().textContent())?.trim();
  const unreadIn = (page: Page) => page.locator('.entente-entry--unread').count();
  const focused = (page: Page) => page.locator(':focus').getAttribute('href');
  const entry = (page: Page, id: string) => page.locator(`[data-key="${id}"]`);

  async function look(page: Page, name: string, axe = true): Promise<void> {
    await screenshot(page, `inbox/${name}`);
    const violations = axe ? await axeViolations(page) : [];
    expect({ name, violations, overflow: await overflow(page) }).toEqual({ name, violations: [], overflow: 0 });
  }

  it('shows what comes without being asked again, with the counts of every page', async () => {
    const { page, complaints } = await signedIn(clerk(nagasaki));
    await page.goto(`${world.origin}/inbox?list=information`);
    await page.getByText('There is nothing here yet').waitFor();
    const first = await tell(clerk(nagasaki));
    await entry(page, first).waitFor();
    await page.locator('[data-count="inbox"]', { hasText: '1' }).first().waitFor();
    const second = await tell(clerk(nagasaki));
    await entry(page, second).waitFor();
    expect(await page.locator('[data-key]').first().getAttribute('data-key')).toBe(second);
    await eventually('both are counted', async () => (await counted(page, 'information')) === '2');
    await page.locator('[role="status"]', { hasText: 'Inbox 2' }).waitFor({ state: 'attached' });
    await look(page, 'two-desktop');
    expect(complaints).toEqual([]);
  }, 60_000);

  it('has read in one tab what is read in the other, on one stream for both', async () => {
    const { page, context, complaints } = await signedIn(clerk(nagasaki));
    const streams: string[] = [];
    context.on('request', (request) => {
      if (request.url().includes('/inbox/stream')) streams.push(request.url());
    });
    for (let n = 0; n < 2; n++) await tell(clerk(nagasaki));
    const other = await inbox(context);
    await page.goto(`${world.origin}/inbox?list=information`);
    const unread = await unreadIn(page);
    const id = await page.locator('.entente-entry--unread').first().getAttribute('data-key');
    await entry(page, id ?? '')
      .getByRole('button')
      .click();
    await other.locator(`[data-key="${id}"]:not(.entente-entry--unread)`).waitFor();
    await eventually('the other tab has as many', async () => (await unreadIn(other)) === unread - 1);
    // in a browser of its own, too
    const elsewhere = await signedIn(clerk(nagasaki));
    await elsewhere.page.goto(`${world.origin}/inbox?list=information`);
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    for (const each of [other, elsewhere.page]) {
      await eventually('nothing is unread', async () => (await unreadIn(each)) === 0);
      await eventually('nothing is counted', async () => (await counted(each, 'inbox')) === '');
    }
    expect(streams.length).toBe(1);
    // the tab that held the stream is closed: the other goes on where that one was
    await other.close();
    await entry(page, await tell(clerk(nagasaki))).waitFor();
    expect([...complaints, ...elsewhere.complaints]).toEqual([]);
  }, 60_000);

  /** Another tab of the same browser. */
  async function inbox(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${world.origin}/inbox?list=information`);
    return page;
  }

  it('keeps the focus where it is while lines come and change', async () => {
    const { page } = await signedIn(clerk(nagasaki));
    const id = await tell(clerk(nagasaki));
    await page.goto(`${world.origin}/inbox?list=information`);
    const link = entry(page, id).getByRole('link');
    await link.focus();
    await entry(page, await tell(clerk(nagasaki))).waitFor();
    expect(await focused(page)).toBe(`/inbox/entries/${id}`);
    // read elsewhere: its line is another one, and the same link in it has the focus
    const elsewhere = await signedIn(clerk(nagasaki));
    await elsewhere.page.goto(`${world.origin}/inbox/entries/${id}`);
    await page.locator(`[data-key="${id}"]:not(.entente-entry--unread)`).waitFor();
    expect(await focused(page)).toBe(`/inbox/entries/${id}`);
  }, 60_000);

  it('shows as waiting no more what somebody ended, at once', async () => {
    const own = await world.bring('seattle', 'bergen', 'in-approval');
    const { page } = await signedIn(clerk('seattle'));
    await page.goto(`${world.origin}/inbox`);
    await page.locator(`[data-key="${own}"]`).waitFor();
    await eventually('it is counted', async () => (await counted(page, 'partnerships')) === '1');
    await look(page, 'waiting-desktop');
    await world.act(clerk('bergen'), own, 'withdraw', { reason: 'No more' });
    await page.getByText('Nothing waits on you').waitFor();
    await eventually('nothing is counted', async () => (await counted(page, 'partnerships')) === '');
  }, 60_000);

  it('tells a person no more who signed out in another tab', async () => {
    const streams = world.app.get(LiveStreams, { strict: false });
    for (const { context } of open.splice(0)) await context.close();
    await eventually('nobody else listens', async () => streams.size === 0);
    const { page, context } = await signedIn(clerk('bergen'));
    const other = await inbox(context);
    await page.goto(`${world.origin}/account`);
    await eventually('it listens', async () => streams.size === 1);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await eventually('it listens no more', async () => streams.size === 0);
    await other.reload();
    expect(other.url()).toContain('/sign-in');
    await eventually('nor does it come back', async () => streams.size === 0);
  }, 60_000);

  it('puts nothing of somebody else into a page, whose browser signed in meanwhile', async () => {
    const { page, context } = await signedIn(clerk('bergen'));
    await page.goto(`${world.origin}/inbox?list=information`);
    await page.locator('[data-count="inbox"]').first().waitFor({ state: 'attached' });
    const others = await tell(clerk(oakland));
    await context.addCookies([{ name: 'entente', value: await world.signIn(clerk(oakland)), url: world.origin }]);
    await inbox(context).then((other) => entry(other, others).waitFor());
    // by the second time the first answer is dealt with
    for (let n = 0; n < 2; n++) {
      const asked = page.waitForResponse((response) => response.url().endsWith('/inbox?list=information'));
      await tell(clerk('bergen'));
      await (await asked).finished();
    }
    expect(await entry(page, others).count()).toBe(0);
  }, 60_000);

  it('is whole without scripts', async () => {
    const { page } = await signedIn(clerk(nagasaki), 'desktop', false);
    const id = await tell(clerk(nagasaki));
    await page.goto(`${world.origin}/inbox?list=information`);
    await entry(page, id).getByRole('button').click();
    expect(await page.locator(`[data-key="${id}"].entente-entry--unread`).count()).toBe(0);
    await entry(page, id).getByRole('link').click();
    expect(page.url()).toBe(`${world.origin}/partnerships/${reference}`);
  }, 60_000);

  it.each<Size>(['desktop', 'phone', 'small'])(
    'can be read empty, with one, and full: %s',
    async (size) => {
      const mail = clerk(`chicago`);
      const { page, complaints } = await signedIn(mail, size);
      const visit = async (path: string, name: string) => {
        await page.goto(`${world.origin}${path}`);
        await look(page, `${name}-${size}`, size !== 'small');
      };
      if (size === 'desktop') {
        await visit('/inbox', 'waiting-empty');
        await visit('/inbox?list=information', 'information-empty');
        const own = await world.bring('chicago', 'accra', 'in-approval');
        await tell(mail, { about: own, names: ['Chicago', 'Accra'] });
        await visit('/inbox?list=information', 'information-one');
        const names = difficultCommunities.map(({ name }) => name);
        for (let n = 0; n < 240; n++) {
          const template =
            (['resolution-needed', 'text-proposed', 'reminder.in-approval', 'held', 'recognised'] as const)[n % 5] ??
            'held';
          const pair = [names[n % names.length] ?? '', names[(n + 1) % names.length] ?? ''] as const;
          await tell(mail, { about: own, template, names: pair, state: n % 7 === 0 ? 'bounced' : 'sent' });
        }
      }
      await visit('/inbox', 'waiting-one');
      await visit('/inbox?list=information', 'information-full');
      await page.getByRole('link', { name: 'Next' }).click();
      await look(page, `information-second-${size}`, size !== 'small');
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  it.each<Size>(['desktop', 'phone'])(
    'can be read by staff: %s',
    async (size) => {
      const { page, complaints } = await signedIn(sampleMails.staff, size);
      if (size === 'desktop') await world.bring('milan', 'fukuoka', 'submitted');
      await page.goto(`${world.origin}/inbox`);
      await page.locator('[data-key]').first().waitFor();
      await look(page, `staff-${size}`);
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});
