import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  sizes,
} from '../support/browser.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { PagesWorld } from '../support/pages-world.js';

const edit = '/staff/clocks/edit';

describeInBrowser('the clocks in a browser', () => {
  let world: PagesWorld;
  let browser: Browser;
  let reference: string;
  let difficult: string;

  beforeAll(async () => {
    world = await PagesWorld.open({ communities: difficultCommunities });
    const [one, other] = difficultCommunities;
    difficult = one?.name ?? '';
    reference = await world.bring(one?.slug ?? '', other?.slug ?? '', 'signing');
    const [row] = await world.test.database.query<{ id: string }>('select id from partnership');
    const { database } = world.test;
    await database.transaction((sql) =>
      world.app.get(PlanDeadlines, { strict: false }).execute(row?.id ?? '', '', sql),
    );
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  async function look(page: Page, name: string, size: string) {
    await page.waitForLoadState('load');
    await screenshot(page, `clocks-${name}-${size}`);
    const violations = size === 'small' ? [] : await axeViolations(page);
    expect({ name, violations, overflow: await overflow(page) }).toEqual({ name, violations: [], overflow: 0 });
  }

  async function signIn(mail: string, size: keyof typeof sizes) {
    const opened = await openPage(browser, { size });
    await opened.context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
    return opened;
  }

  it.each(Object.keys(sizes) as (keyof typeof sizes)[])(
    'are read, tried, refused and published, and fit: %s',
    async (size) => {
      const { page, context, complaints } = await signIn(sampleMails.staff, size);
      await page.goto(world.origin + edit);
      await look(page, 'edit', size);
      await page.getByLabel('Community', { exact: true }).fill(difficult);
      await page
        .getByLabel('Usual time')
        .first()
        .fill(size === 'desktop' ? '21' : size === 'phone' ? '22' : '23');
      await page.getByRole('button', { name: 'Show what they would get' }).click();
      await page.getByRole('heading', { name: 'What the clerk of' }).waitFor();
      expect(await page.evaluate('location.hash')).toBe('#preview');
      for (const mail of await page.locator('#preview summary').all()) if (size !== 'small') await mail.click();
      await look(page, 'preview', size);
      await page.getByLabel('Remind after').nth(1).fill('soon, 500');
      await page.getByRole('button', { name: 'Publish as version' }).click();
      await page.getByRole('alert').waitFor();
      await look(page, 'refused', size);
      await page.getByLabel('Remind after').nth(1).fill('10, 20');
      await page.getByLabel('Why').fill('Ten days are short around new year, said everybody who was asked');
      await page.getByRole('button', { name: 'Publish as version' }).click();
      await page.getByRole('heading', { name: 'Clocks, version' }).waitFor();
      await look(page, 'version', size);
      await page.goto(`${world.origin}/staff/clocks`);
      await look(page, 'list', size);
      await page.goto(`${world.origin}/partnerships/${reference}/clock`);
      await page.getByRole('button', { name: 'Show what would happen' }).click();
      await page.getByRole('heading', { name: 'If nobody moves' }).waitFor();
      await look(page, 'own', size);
      await page.goto(`${world.origin}/staff/cases/${reference}`);
      await look(page, 'staff-case', size);
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it.each(['desktop', 'phone'] as const)(
    'say on the pages of a case what happens if nobody moves: %s',
    async (size) => {
      const [one] = difficultCommunities;
      for (const [who, path] of [
        ['clerk', `/partnerships/${reference}`],
        ['official', `/partnerships/${reference}/sign`],
      ] as const) {
        const { page, context, complaints } = await signIn(sampleMails[who](one?.slug ?? ''), size);
        await page.goto(world.origin + path);
        await page.getByRole('heading', { name: 'If nobody moves' }).waitFor();
        await look(page, `plan-${who}`, size);
        expect(complaints).toEqual([]);
        await context.close();
      }
    },
    60_000,
  );

  it('keep what two people typed: whoever comes second sees both, and works without scripts', async () => {
    const open = async (mail: string) => {
      const opened = await openPage(browser, { javaScriptEnabled: false });
      await opened.context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
      await opened.page.goto(world.origin + edit);
      return opened;
    };
    const [first, second] = [await open(sampleMails.staff), await open(sampleMails.secondStaff)];
    await first.page.getByLabel('Usual time').first().fill('31');
    await first.page.getByLabel('Why').fill('Mine came first');
    await first.page.getByRole('button', { name: 'Publish as version' }).click();
    await second.page.getByLabel('Warn before').fill('75');
    await second.page.getByLabel('Why').fill('Mine came second');
    await second.page.getByRole('button', { name: 'Publish as version' }).click();
    expect(await second.page.getByRole('heading', { name: 'while you were typing' }).count()).toBe(1);
    await screenshot(second.page, 'clocks-overtaken-desktop');
    expect(await overflow(second.page)).toBe(0);
    await second.page.getByRole('button', { name: 'Take over what they changed' }).click();
    expect(await second.page.getByLabel('Usual time').first().inputValue()).toBe('31');
    expect(await second.page.getByLabel('Warn before').inputValue()).toBe('75');
    await second.page.getByRole('button', { name: 'Publish as version' }).click();
    expect(await second.page.getByRole('heading', { name: 'Clocks, version' }).count()).toBe(1);
    await Promise.all([first.context.close(), second.context.close()]);
  }, 60_000);
});
