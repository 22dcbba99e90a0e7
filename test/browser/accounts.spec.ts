import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { ActionLinks } from '../../src/accounts/application/action-links.js';
import { Memberships } from '../../src/accounts/application/memberships.js';
import { People } from '../../src/accounts/application/people.js';
import { LinkTokens } from '../../src/accounts/domain/link-tokens.js';
import { createAccountsApp } from '../support/accounts-app.js';
import { aBarePartnership, aCommunity, anOfficeTerm } from '../support/accounts-fixture.js';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describeInBrowser('the pages of accounts in a browser', () => {
  let test: TestDatabase;
  let app: NestExpressApplication;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    app = await createAccountsApp(test);
    await app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    browser = await launchBrowser();
    await sampleUsers();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await test?.close();
  });

  async function sampleUsers(): Promise<void> {
    const people = app.get(People);
    const clerk = await people.findOrCreate({ mail: 'clerk@saint-paul.example', name: 'Sample Clerk of Saint Paul' });
    const mayor = await people.findOrCreate({ mail: 'mayor@saint-paul.example', name: 'Sample Mayor of Saint Paul' });
    const communityId = await aCommunity(test.database, 'Saint Paul', 'America/Chicago');
    await app.get(Memberships).grant({ personId: clerk.id, communityId, role: 'clerk' }, null);
    await anOfficeTerm(test.database, { personId: mayor.id, communityId, from: '2020-01-01', until: null });
    await test.database.query('update person set sample = true');
  }

  async function anActionLink(): Promise<string> {
    const partnership = await aBarePartnership(test.database);
    const mayor = await app.get(People).findByMail('mayor@saint-paul.example');
    const link = {
      purpose: 'signature',
      personId: mayor?.id ?? '',
      partnershipId: partnership.id,
      generation: 1,
      days: 1,
    } as const;
    return app.get(LinkTokens).pathOf(await app.get(ActionLinks).create(link));
  }

  it.each([
    ['desktop', true],
    ['phone', true],
    ['phone', false],
  ] as const)(
    'are accessible and fit a %s, from signing in to making a key (JavaScript: %s)',
    async (size, javaScriptEnabled) => {
      const { page, context, complaints } = await openPage(browser, { size, javaScriptEnabled });
      const look = async (name: string) => {
        const violations = javaScriptEnabled ? await axeViolations(page) : []; // axe itself needs scripts
        expect([name, violations, await overflow(page)]).toEqual([name, [], 0]);
        if (javaScriptEnabled) await screenshot(page, `accounts-${name}-${size}`);
      };
      const press = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true }).click();

      await page.goto(`${origin}/sign-in?next=/account`);
      await look('sign-in');
      await press('Send me a mail');
      await look('sign-in-error');
      await page.getByRole('link', { name: 'Sample Clerk of Saint Paul' }).click();
      await press('Send me a mail');
      await look('check-your-mail');
      const id = new URL(page.url()).searchParams.get('request') ?? '';
      await page.getByLabel('Code from the mail').fill('12');
      await press('Sign in');
      await look('check-your-mail-error');
      await page.goto(`${origin}${app.get(LinkTokens).pathOf({ id, purpose: 'sign-in' })}`);
      await look('use-link');
      await press('Sign in');
      expect(new URL(page.url()).pathname).toBe('/account');
      await look('account');
      await page.getByRole('link', { name: 'Manage your keys' }).click();
      await page.getByLabel('What it is for').fill('Monthly report');
      await press('Make a key');
      await look('api-keys');

      const link = await anActionLink();
      await page.goto(`${origin}${link}`);
      await look('other-person');
      await press('Sign out and open the link');
      await look('action-link');
      await page.goto(`${origin}/sign-in/link/unknown`);
      await look('dead-link');
      expect(complaints).toEqual([]);
      await context.close();
    },
    60_000,
  );
});
