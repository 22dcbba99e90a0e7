import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
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
import { aKeyFile } from '../support/key-files.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('the keys of seals in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let path: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const [row] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'oakland'`);
    path = `/communities/${row?.id}/seal-key`;
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each<[keyof typeof sizes, boolean]>([
    ['desktop', true],
    ['phone', false],
  ])(
    'are brought, refused, removed and revoked (%s, scripts: %p)',
    async (size, javaScriptEnabled) => {
      const { page, context, complaints } = await openPage(browser, { size, javaScriptEnabled });
      const as = async (mail: string) =>
        context.addCookies([{ name: 'entente', value: await world.signIn(mail), url: world.origin }]);
      const look = async (name: string) => {
        await screenshot(page, `seal-keys-${name}-${size}`);
        expect([name, javaScriptEnabled ? await axeViolations(page) : [], await overflow(page)]).toEqual([name, [], 0]);
      };
      const choose = async (buffer: Buffer, password: string) => {
        const file = { name: 'oakland.p12', mimeType: 'application/x-pkcs12', buffer };
        await page.getByLabel('PKCS#12 file').setInputFiles(file);
        await page.getByLabel('Password of the file').fill(password);
        await page.getByRole('button', { name: 'Check and save the key' }).click();
      };
      await as(sampleMails.clerk('oakland'));
      await page.goto(`${world.origin}${path}`);
      await look('issued');
      await choose(aKeyFile(), 'not this one');
      await page.getByRole('link', { name: 'The password does not open this file.' }).click();
      expect(await page.evaluate('document.activeElement.id')).toBe('password');
      expect(await page.getByLabel('Password of the file').inputValue()).toBe('');
      await look('refused');
      await choose(aKeyFile({ subject: `/C=US/O=Oakland/CN=Seal of Oakland ${size}` }), 'opens it');
      await page.getByText('The key is checked and saved.').waitFor();
      await look('brought');
      await page.getByRole('button', { name: 'Remove this key' }).click();
      await page.getByText('The key is removed.').waitFor();
      await as(sampleMails.staff);
      await page.goto(`${world.origin}/staff/seal-keys`);
      await look('staff');
      await page
        .getByRole('link', { name: /^Revoke/ })
        .first()
        .click();
      await look('revoke');
      await page.getByRole('button', { name: 'Revoke the certificate' }).click();
      await page.getByText('The certificate is revoked.').waitFor();
      expect(complaints.filter((each) => !each.startsWith('422 '))).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
