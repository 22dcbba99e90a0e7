import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('the pages about the API', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([PagesWorld.open(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  }, 30_000);

  it.each(['desktop', 'phone'] as const)(
    'list every request without a script (%s)',
    async (size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      await page.goto(`${world.origin}/api`);
      await page.getByText('POST /api/v1/partnerships/{reference}/actions/submit').waitFor();
      await screenshot(page, `api-overview-${size}`);
      expect([await axeViolations(page), await overflow(page), complaints]).toEqual([[], 0, []]);
      await context.close();
    },
    60_000,
  );

  it('try it under the strict policy: a signed-in person makes a key', async () => {
    const { page, context, complaints } = await openPage(browser);
    const value = await world.signIn(sampleMails.clerk('oakland'));
    await context.addCookies([{ name: 'entente', value, url: world.origin }]);
    await page.goto(`${world.origin}/api/docs`);
    await page.locator('#operations-You-postMeApiKeys button.opblock-summary-control').click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.locator('.live-responses-table .response-col_status', { hasText: '201' }).waitFor();
    await screenshot(page, 'api-docs');
    expect(complaints).toEqual([]);
    // what Swagger draws is its own; the frame around it is ours
    await page.locator('#api-docs').evaluate((widget) => (widget as unknown as { remove(): void }).remove());
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  }, 60_000);
});
