import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type sizes,
} from '../support/browser.js';
import { createDemoApp } from '../support/web-demo/demo-app.js';

const staff = { id: '1', name: 'Ana Ruiz', isStaff: true, isAdmin: false, isClerk: false, isOfficial: false };

describeInBrowser('the web platform in a browser', () => {
  let browser: Browser;
  let signedIn: NestExpressApplication;
  let anonymous: NestExpressApplication;
  const address = { signedIn: '', anonymous: '' };

  beforeAll(async () => {
    browser = await launchBrowser();
    ({ app: signedIn } = await createDemoApp({ person: staff }));
    ({ app: anonymous } = await createDemoApp());
    await signedIn.listen(0, '127.0.0.1');
    await anonymous.listen(0, '127.0.0.1');
    address.signedIn = await signedIn.getUrl();
    address.anonymous = await anonymous.getUrl();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await signedIn.close();
    await anonymous.close();
  });

  const pages = [
    ['gallery', 'signedIn', '/'],
    ['proposal', 'anonymous', '/proposal'],
    ['letter', 'anonymous', '/letter'],
    ['framed', 'anonymous', '/framed'],
    ['error-404', 'anonymous', '/nothing'],
    ['error-500', 'signedIn', '/fails/unknown'],
  ] as const;
  const shapes: readonly (keyof typeof sizes)[] = ['desktop', 'phone', 'small'];

  it.each(pages.flatMap((page) => shapes.map((size) => [...page, size] as const)))(
    'shows %s to %s (%s) on %s without a violation',
    async (name, who, path, size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      await page.goto(`${address[who]}${path}`);
      await screenshot(page, `platform-${name}-${size}`);
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
    30_000,
  );

  it.each(shapes)(
    'shows wrong answers on %s, with the focus on what is wrong',
    async (size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      await page.goto(`${address.anonymous}/proposal`);
      await page.getByLabel('Short title').fill('Schools');
      await page.getByLabel('Day', { exact: true }).fill('31');
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await page.getByText('There is a problem').waitFor();
      await screenshot(page, `platform-proposal-errors-${size}`);
      expect(await page.evaluate("document.activeElement.className.includes('error-summary')")).toBe(true);
      expect(await page.getByLabel('Short title').inputValue()).toBe('Schools');
      expect(await axeViolations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
    30_000,
  );

  it('takes a form without JavaScript', async () => {
    const { page, context } = await openPage(browser, { javaScriptEnabled: false, size: 'phone' });
    await page.goto(`${address.anonymous}/letter`);
    await page.getByLabel('Note').fill('hello');
    await page.getByRole('button', { name: 'Continue' }).click();
    expect(await page.textContent('body')).toContain('0 true');
    await page.goto(`${address.anonymous}/`);
    await screenshot(page, 'platform-gallery-no-script-phone');
    await context.close();
  }, 30_000);

  it('offers to send a stale form again, and takes it then', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${address.anonymous}/proposal`);
    await page.getByLabel('Short title').fill('Kept');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('heading', { name: 'What you typed' }).waitFor();
    await screenshot(page, 'platform-stale-form');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send it again' }).click();
    expect(await page.getByLabel('Short title').inputValue()).toBe('Kept');
    await context.close();
  }, 30_000);
});
