import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk, staff } = sampleMails;
type Size = 'desktop' | 'phone';

describeInBrowser('the days of a case in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let reference: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('saint-paul', 'nagasaki', 'in-approval');
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  }, 30_000);

  async function visit(mail: string, size: Size) {
    const opened = await openPage(browser, { size });
    await opened.context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
    const { page } = opened;
    return {
      ...opened,
      go: (path: string) => page.goto(`${world.origin}${path}`),
      press: (name: string) => page.getByRole('button', { name }).click(),
      async look(name: string): Promise<void> {
        await page.waitForLoadState('load');
        await screenshot(page, `deadlines/${name}-${size}`);
        expect([name, await axeViolations(page), await overflow(page)]).toEqual([name, [], 0]);
      },
    };
  }
  const action = (name: string) => `/partnerships/${reference}/actions/${name}`;

  it('are gone through on a desk and on a phone: a meeting entered, moved and called off', async () => {
    const own = await visit(clerk('saint-paul'), 'phone');
    await own.go(action('scheduleHearing'));
    await own.look('meeting');
    await own.press('Enter the meeting');
    await own.look('meeting-blank');
    await inDays(own.page, 20);
    await own.page.getByLabel('Time').fill('18:30');
    await own.page.getByLabel('Place of the meeting').fill('Council chamber, 15 Kellogg Blvd W');
    await own.press('Enter the meeting');
    await own.page.waitForURL(`**/partnerships/${reference}`);
    await own.look('case-ahead');
    const desk = await visit(clerk('saint-paul'), 'desktop');
    await desk.go(action('scheduleHearing'));
    await desk.page.getByLabel('Time').fill('09:00');
    await desk.look('meeting-move');
    await desk.press('Enter the meeting');
    await desk.page.waitForURL(`**/partnerships/${reference}`);
    const partner = await visit(clerk('nagasaki'), 'phone');
    await partner.go(`/partnerships/${reference}`);
    expect(await partner.page.getByText('Moved from').count()).toBe(1);
    const [file] = await Promise.all([
      partner.page.waitForEvent('download'),
      partner.page.getByRole('link', { name: 'Put it into your calendar' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe(`${reference}-initiator-council.ics`);
    const office = await visit(staff, 'desktop');
    await office.go(`/staff/cases/${reference}`);
    await office.look('staff-case-moved');
    await office.go(action('cancelHearing'));
    await office.look('meeting-cancel');
    await office.page.getByLabel('Why is it called off?').fill('No quorum, says the clerk');
    await office.press('Call off the meeting');
    await office.look('staff-case-off');
    await own.go(`/partnerships/${reference}`);
    await own.look('case-off');
    expect([own, desk, partner, office].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, 90_000);

  it('are given away by staff, and put off by clerks', async () => {
    const office = await visit(staff, 'desktop');
    await office.go(action('extendDeadline'));
    await office.look('more-time');
    await office.press('Give more time');
    await office.look('more-time-blank');
    await office.page.getByLabel('How many working days more?').fill('10');
    await office.page.getByLabel('Why is there more time?').fill('Both councils are in recess');
    await office.press('Give more time');
    await office.page.waitForURL(`**/staff/cases/${reference}`);
    await office.go(action('snooze'));
    await office.look('quiet');
    const own = await visit(clerk('nagasaki'), 'phone');
    await own.go(action('snooze'));
    await own.look('quiet');
    await inDays(own.page, 30);
    await own.press('Pause reminders');
    await own.look('quiet-too-far');
    await inDays(own.page, 7);
    await own.page.getByLabel('Why?').fill('正月休み');
    await own.press('Pause reminders');
    await own.page.waitForURL(`**/partnerships/${reference}`);
    await own.look('case-quiet');
    expect([office, own].flatMap(({ complaints }) => complaints)).toEqual([]);
  }, 90_000);
});

async function inDays(page: Page, days: number): Promise<void> {
  const date = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [label, value] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value);
}
