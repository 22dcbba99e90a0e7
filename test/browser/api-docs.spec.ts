import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('the page to try the API', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    [world, browser] = await Promise.all([PagesWorld.open(), launchBrowser()]);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it('works under the strict policy: a signed-in person makes a key with it', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const value = await world.signIn(sampleMails.clerk('oakland'));
    await context.addCookies([{ name: 'entente', value, url: world.origin }]);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${world.origin}/api/docs`);
    await page.waitForTimeout(3000); console.log(complaints, (await page.locator('#api-docs').innerText()).slice(0, 1500), (await page.locator('#api-docs').innerHTML()).slice(0, 3000)); await screenshot(page, 'api-docs');
    await page.getByRole('button', { name: /post ​?\/api\/v1\/me\/api-keys/i }).click();
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.locator('.live-responses-table .response-col_status', { hasText: '201' }).waitFor();
    await screenshot(page, 'api-docs');
    expect(complaints).toEqual([]);
    console.log(await axeViolations(page));
    await context.close();
  }, 60_000);
});
