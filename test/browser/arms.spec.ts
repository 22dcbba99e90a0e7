import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type sizes,
} from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';
import { anSvg } from '../support/picture-files.js';

const seal = anSvg(
  '<path d="M0 0h100v60q0 60-50 60t-50-60z" fill="#0f4c5c"/><path d="M50 18l10 22 24 3-18 16 5 24-21-12-21 12 5-24-18-16 24-3z" fill="#f6c945"/>',
);

const drawnHeight = `(async (image) => {
  await image.decode();
  return image.naturalHeight;
})(document.querySelector('main img'))`;

describeInBrowser('the arms of a community in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let path: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const [row] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'oakland'`);
    path = `/communities/${row?.id}`;
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const choose = async (page: Page, name: string, mimeType: string, buffer: Buffer) => {
    await page.getByLabel('Picture of the seal or coat of arms').setInputFiles({ name, mimeType, buffer });
    await page.getByRole('button', { name: 'Save the picture' }).click();
  };

  it.each<[keyof typeof sizes, boolean]>([
    ['desktop', true],
    ['phone', false],
  ])(
    'are uploaded, refused, shown and removed (%s, scripts: %p)',
    async (size, javaScriptEnabled) => {
      const { page, context, complaints } = await openPage(browser, { size, javaScriptEnabled });
      const value = await world.signIn(sampleMails.clerk('oakland'));
      await context.addCookies([{ name: 'entente', value, url: world.origin }]);
      const look = async (name: string) => {
        await screenshot(page, `arms-${name}-${size}`);
        expect([name, javaScriptEnabled ? await axeViolations(page) : [], await overflow(page)]).toEqual([name, [], 0]);
      };
      await page.goto(`${world.origin}${path}`);
      await look('none');
      await choose(page, 'arms.png', 'image/png', Buffer.from('no picture'));
      await page.getByRole('link', { name: 'The picture must be a PNG or an SVG' }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('picture');
      await look('refused');
      await choose(page, 'arms.svg', 'image/svg+xml', seal);
      const shown = page.getByRole('img', { name: 'Seal or coat of arms of Oakland' });
      expect(await page.evaluate(drawnHeight)).toBe(1200);
      await page.getByText('The seal or coat of arms is saved.').waitFor();
      await look('shown');
      await page.getByRole('button', { name: 'Remove this picture' }).click();
      await page.getByText('The seal or coat of arms is removed.').waitFor();
      expect(await shown.count()).toBe(0);
      expect(complaints.filter((each) => !each.startsWith('422 '))).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
