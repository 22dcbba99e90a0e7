import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { directionOf } from '../../src/platform/languages.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('answering and signing in the language of the community', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    world = await PagesWorld.open({ ownLanguages: true });
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  /** What the page at hand is, and what is wrong with it. */
  async function looked(page: Page, name: string, language: string): Promise<void> {
    await page.waitForLoadState('load');
    await screenshot(page, `languages/${language}-${name}`);
    const html = page.locator('html');
    const found = [await html.getAttribute('lang'), await html.getAttribute('dir')];
    expect([name, ...found, await overflow(page)]).toEqual([name, language, directionOf(language), 0]);
    expect([name, await axeViolations(page)]).toEqual([name, []]);
  }

  const press = (page: Page, within = 'main') => page.locator(`${within} form button[type=submit]`).first().click();

  it.each([
    ['ja', 'nagasaki', 'saint-paul', '提携への招待が届いています'],
    ['ar', 'agadir', 'oakland', 'أنتم مدعوون إلى شراكة'],
  ])(
    'leads an invited clerk through the answer in %s, without any choice',
    async (language, own, other, invited) => {
      const reference = await world.bring(other, own, 'awaiting-counterpart');
      const { page, complaints } = await openPage(browser, { size: 'phone' });
      await page.goto(`${world.origin}${await world.link('invitation', sampleMails.clerk(own), reference)}`);
      await looked(page, 'invitation-link', language);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(invited);
      await press(page);
      await looked(page, 'invitation', language);
      await page.goto(`${world.origin}/partnerships/${reference}/actions/declineInvitation`);
      await press(page);
      await looked(page, 'decline-error', language);
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['ja', 'nagasaki', 'honolulu', '協定書を読み'],
    ['ar', 'agadir', 'san-jose', 'قرأت الاتفاقية'],
  ])(
    'leads an official from the link to the signature in %s, and records the consent as it was read',
    async (language, own, other, consent) => {
      const reference = await world.bring(other, own, 'signing');
      const mail = sampleMails.official(own);
      const { page, complaints } = await openPage(browser, { size: 'phone' });
      await page.goto(`${world.origin}${await world.link('signature', mail, reference)}`);
      await looked(page, 'signature-link', language);
      await press(page);
      await looked(page, 'sign', language);
      await press(page);
      await looked(page, 'sign-error', language);
      await page.locator('[name=typedName]').fill('Sample Mayor');
      await page.locator('[name=consent]').check();
      expect(await page.locator('main form').first().textContent()).toContain(consent);
      await press(page);
      await looked(page, 'code', language);
      await page.locator('[name=code]').fill(await world.code(mail));
      await press(page);
      await looked(page, 'signed', language);
      const rows = await world.test.database.query<{ version: string }>(
        `select s.data #>> '{evidence,consentVersion}' as version from partnership_event_private s
         join partnership_event e on e.id = s.event_id where e.type = 'signature.given' and e.partnership_id = $1`,
        [await world.id(reference)],
      );
      expect([rows, complaints]).toEqual([[{ version: `2026-11-${language}` }], []]);
    },
    120_000,
  );

  it('lets a visitor choose a language without scripts, and keeps it in the account', async () => {
    const reference = await world.bring('cape-town', 'pune', 'awaiting-counterpart');
    const { page } = await openPage(browser, { size: 'phone', javaScriptEnabled: false });
    const html = page.locator('html');
    await page.goto(`${world.origin}/sign-in?next=/partnerships`);
    expect(await html.getAttribute('lang')).toBe('en');
    await page.locator('.entente-languages summary').click();
    await page.getByRole('button', { name: 'Deutsch' }).click();
    expect([new URL(page.url()).search, await html.getAttribute('lang')]).toEqual(['?next=%2Fpartnerships', 'de']);
    await page.goto(`${world.origin}${await world.link('invitation', sampleMails.clerk('pune'), reference)}`);
    expect(await html.getAttribute('lang')).toBe('de');
    await press(page);
    expect(await html.getAttribute('lang')).toBe('de');
    const english = page.getByRole('link', { name: /Auf Englisch lesen/ });
    await page.goto(`${world.origin}${await english.getAttribute('href')}`);
    expect(await html.getAttribute('lang')).toBe('en');
    await page.goto(`${world.origin}/partnerships`);
    expect([await html.getAttribute('lang'), await page.locator('.entente-languages').count()]).toEqual(['en', 0]);
    await page.goto(`${world.origin}/partnerships/${reference}`);
    expect(await html.getAttribute('lang')).toBe('de');
  }, 120_000);
});
