import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('papers in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let reference: string;
  let early: string;

  beforeAll(async () => {
    world = await PagesWorld.open({ communities: difficultCommunities });
    reference = await world.bring('obersaalbach', 'krung-thep', 'recognised');
    early = await world.bring('krung-thep', 'qahira', 'submitted');
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each(['desktop', 'phone', 'small'] as const)('are listed accessibly and within the page: %s', async (size) => {
    const { page, context, complaints } = await openPage(browser, { size });
    const cookie = { name: 'entente', value: await world.signIn(sampleMails.staff), url: world.origin };
    await context.addCookies([cookie]);
    for (const [name, of] of [
      ['papers', reference],
      ['papers-none', early],
    ] as const) {
      const answer = await page.goto(`${world.origin}/partnerships/${of}/papers`);
      if (size !== 'small') await screenshot(page, `${name}-${size}`);
      expect([name, answer?.status(), await axeViolations(page), await overflow(page)]).toEqual([name, 200, [], 0]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
