import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { photographed } from '../support/a-print-copy.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk, staff } = sampleMails;
type Size = 'desktop' | 'phone';

describeInBrowser('a ceremony in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let reference: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    reference = await world.bring('saint-paul', 'nagasaki', 'signing');
    const tomorrow = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    const modes = { initiator: 'ceremony', counterpart: 'electronic' };
    const ceremony = { host: 'initiator', place: 'Landmark Center', startsAt: `${tomorrow}T11:00` };
    await world.act(clerk('saint-paul'), reference, 'planSigning', { modes, order: 'parallel', ceremony });
    await world.act(clerk('nagasaki'), reference, 'acceptPlan', { plan: 1 });
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  }, 30_000);

  async function as(mail: string, size: Size) {
    const opened = await openPage(browser, { size });
    await opened.context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
    return opened;
  }
  const at = (path = '') => `${world.origin}/partnerships/${reference}/originals${path}`;
  async function look(page: Page, name: string, size: Size): Promise<void> {
    await page.waitForLoadState('load');
    await loadPictures(page);
    await screenshot(page, `ceremony/${name}-${size}`);
    expect([name, await axeViolations(page), await overflow(page)]).toEqual([name, [], 0]);
  }

  it('is gone through on a desk and on a phone: print, upload, compare, verify, keep', async () => {
    const own = await as(clerk('saint-paul'), 'phone');
    await own.page.goto(at());
    await look(own.page, 'to-print', 'phone');
    const pdf = await own.context.request.get(at('/initiator/print.pdf?paper=letter'));
    const shots = await photographed(await pdf.body(), [1, 2, 3], { askew: 2, width: 1240 });
    await own.page.getByRole('button', { name: 'Record a paper original' }).click();
    await own.page.getByLabel('Place of the ceremony').fill('Landmark Center, Saint Paul');
    await today(own.page);
    await own.page
      .getByLabel('Scan of the signed original')
      .setInputFiles({ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') });
    await own.page.getByRole('button', { name: 'Record the scan' }).click();
    await look(own.page, 'refused-file', 'phone');
    expect(await own.page.getByLabel('Place of the ceremony').inputValue()).toBe('Landmark Center, Saint Paul');
    const files = shots.map((buffer, index) => ({ name: `IMG_${index + 1}.jpg`, mimeType: 'image/jpeg', buffer }));
    await own.page.getByLabel('Scan of the signed original').setInputFiles(files);
    await own.page.getByRole('button', { name: 'Record the scan' }).click();
    await own.page.goto(at('/initiator/compare'));
    await look(own.page, 'compare-own', 'phone');

    for (const size of ['phone', 'desktop'] as const) {
      const second = await as(staff, size);
      await second.page.goto(at('/initiator/compare'));
      await look(second.page, 'compare', size);
      await second.page.getByRole('button', { name: 'Verify this original' }).click();
      await look(second.page, 'compare-unchecked', size);
      expect(second.complaints).toEqual([]);
      if (size === 'phone') await second.context.close();
      else await verified(second.page);
    }
    await own.page.goto(at());
    await own.page.getByRole('button', { name: 'Say where a paper original is kept' }).click();
    await own.page.getByLabel('Who keeps it?').fill('City archive');
    await own.page.getByLabel('Where?').fill('Vault 3');
    await today(own.page);
    await look(own.page, 'custody', 'phone');
    await own.page.getByRole('button', { name: 'Record this place' }).click();
    await own.page.goto(at());
    await look(own.page, 'kept', 'phone');
    expect(await own.page.getByText('City archive').count()).toBe(1);
    expect(own.complaints).toEqual([]);
    const desk = await as(clerk('saint-paul'), 'desktop');
    await desk.page.goto(at());
    await look(desk.page, 'kept', 'desktop');
  }, 120_000);

  async function verified(page: Page): Promise<void> {
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Verify this original' }).click();
    await page.waitForURL(at());
    await look(page, 'verified', 'desktop');
  }
});

async function today(page: Page): Promise<void> {
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
  for (const [label, value] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value);
}

/** Pictures below the fold come when somebody scrolls to them. */
async function loadPictures(page: Page): Promise<void> {
  for (const picture of await page.locator('img').all()) await picture.scrollIntoViewIfNeeded();
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode())).then(() => null)');
  await page.evaluate('scrollTo(0, 0)');
}
