import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { sampleMails } from '../../src/sample-data/people.js';
import {
  axeViolations,
  describeInBrowser,
  launchBrowser,
  openPage,
  overflow,
  screenshot,
  type WatchedPage,
} from '../support/browser.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { PagesWorld } from '../support/pages-world.js';

describeInBrowser('proposing and signing in a browser', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    world = await PagesWorld.open({ communities: [...sampleCommunities, ...difficultCommunities] });
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  type Size = 'desktop' | 'phone';

  async function as(mail: string, size: Size, javaScriptEnabled = true): Promise<Walk> {
    const watched = await openPage(browser, { size, javaScriptEnabled });
    const value = await world.signIn(mail);
    await watched.context.addCookies([{ name: 'entente', value, url: world.origin }]);
    return new Walk(watched, world.origin, size, javaScriptEnabled);
  }

  it.each<[Size, [string, string], boolean]>([
    ['desktop', ['saint-paul', 'nagasaki'], true],
    ['phone', ['oakland', 'qahira'], true],
    ['phone', ['miami', 'bogota'], false],
  ])(
    'takes a proposal from the first question to its submission (%s, %s, scripts: %s)',
    async (size, [own, other], scripted) => {
      const walk = await as(sampleMails.clerk(own), size, scripted);
      const { page } = walk.watched;
      await walk.go('/partnerships', 'partnerships-empty');
      await walk.go('/propose', 'propose-start');
      await page.getByRole('button', { name: 'Start now' }).click();
      await walk.look('propose-kind');
      await walk.press('Continue');
      await walk.look('propose-kind-error');
      await page.getByLabel('Sister partnership').check();
      await walk.press('Continue');
      await walk.look('propose-search');
      await page.getByLabel('Search for the other community').fill('nowhere at all');
      await walk.press('Search');
      await walk.look('propose-search-nothing');
      await page.getByLabel('Search for the other community').fill(searches[other] ?? '');
      await walk.press('Search');
      await walk.look('propose-search-found');
      await walk.press('Start the proposal');
      await walk.look('propose-search-error');
      await page.getByRole('radio').first().check();
      await walk.press('Start the proposal');
      await walk.look('task-list-new');

      await page.getByRole('link', { name: 'Purpose' }).click();
      await walk.press('Save and continue');
      await walk.look('section-purpose-error');
      await page
        .getByLabel(/Why do you want/)
        .fill('Peace, and friendship between our children.\nNothing else is as strong.');
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Thematic areas' }).click();
      await walk.look('section-areas');
      await page.getByLabel('The arts').check();
      await walk.press('Save and continue');
      await walk.look('task-list-begun');
      await page.getByRole('link', { name: 'Thematic areas' }).click();
      await page.getByLabel('Sport').check();
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Supporters' }).click();
      await walk.look('section-supporters');
      const names = page.getByLabel('Name', { exact: true });
      const roles = page.getByLabel('Role or group');
      await names.nth(0).fill('A. Sample');
      await roles.nth(0).fill('Teacher');
      await walk.press('Save and continue');
      await walk.look('section-supporters-error');
      await names.nth(3).fill('B. Sample');
      await roles.nth(3).fill('Potter');
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Plan' }).click();
      await walk.look('section-plan');
      await page.getByLabel(/What will you do/).fill('A visit in May, a return visit in October.');
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Funding' }).click();
      await page.getByLabel(/How will it be paid/).fill('Volunteers, and 10,000 a year from the city.');
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Contacts' }).click();
      await page
        .getByLabel(/Contact person in/)
        .nth(1)
        .fill('Sample Contact');
      await page.getByLabel('Office of that person').fill('International Relations');
      await page.getByLabel('Mail address of that person').fill('not an address');
      await walk.press('Save and continue');
      await walk.look('section-contacts-error');
      await page.getByLabel('Mail address of that person').fill(sampleMails.clerk(other));
      await walk.press('Save and continue');
      await walk.look('task-list-complete');
      await page.getByRole('link', { name: 'Check and submit' }).click();
      await walk.look('check-answers');
      await walk.press('Submit the proposal');
      await walk.look('submitted');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Proposal submitted');
      await page.getByRole('link', { name: 'See where it stands' }).click();
      await walk.look('case-submitted');
      expect(walk.watched.complaints).toEqual([]);
    },
    120_000,
  );

  it.each<[Size, [string, string]]>([
    ['desktop', ['chicago', 'accra']],
    ['phone', ['toronto', 'milan']],
  ])(
    'lets an official read, sign with a code, and see that it counts (%s)',
    async (size, [own, other]) => {
      const reference = await world.bring(own, other, 'signing');
      const mail = sampleMails.official(own);
      const walk = await as(mail, size);
      const { page } = walk.watched;
      await walk.go('/partnerships', 'partnerships-official');
      await page.getByRole('link', { name: '–' }).first().click();
      await walk.look('sign');
      await page.getByText('Check this is the document').click();
      await walk.look('sign-hashes');
      await walk.press('Continue');
      await walk.look('sign-error');
      await page.getByLabel('Your full name').fill('Sample Mayor');
      await page.getByLabel(/I have read the agreement/).check();
      await walk.press('Continue');
      await walk.look('sign-code');
      const right = await world.code(mail);
      await page.getByLabel('Code from the mail').fill(right === '111111' ? '222222' : '111111');
      await walk.press('Sign the agreement');
      await walk.look('sign-code-wrong');
      expect(await page.getByText('Sample Mayor', { exact: true }).isVisible()).toBe(true);
      await walk.press('Send a new code');
      await walk.look('sign-code-again');
      const fresh = await world.code(mail);
      await page.getByLabel('Code from the mail').fill(`${fresh.slice(0, 3)} ${fresh.slice(3)}`);
      await walk.press('Sign the agreement');
      await walk.look('signed');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('You have signed');
      await walk.go(`/partnerships/${reference}`, 'case-one-signature');
      await walk.go(`/partnerships/${reference}/sign`, 'signed-again');
      const clerk = await as(sampleMails.clerk(own), size);
      await clerk.go(`/partnerships/${reference}/sign`, 'sign-not-official');
      expect([...walk.watched.complaints, ...clerk.watched.complaints]).toEqual([]);
    },
    120_000,
  );

  it.each<Size>(['desktop', 'phone'])(
    'shows names of every script and length whole (%s)',
    async (size) => {
      const pairs =
        size === 'desktop' ? (['obersaalbach', 'qahira'] as const) : (['krung-thep', 'obersaalbach'] as const);
      const [own, other] = pairs;
      const reference = await world.bring(own, other, 'awaiting-counterpart');
      const counterpart = await as(sampleMails.clerk(other), size);
      await counterpart.go(`/partnerships/${reference}`, 'difficult-invited');
      await counterpart.go(`/partnerships/${reference}/actions/declineInvitation`, 'difficult-decline');
      await counterpart.press('Decline the invitation');
      await counterpart.look('difficult-decline-error');
      await counterpart.go(`/partnerships/${reference}/actions/acceptInvitation`, 'difficult-accept');
      await counterpart.press('Accept the invitation');
      await counterpart.look('difficult-accepted');
      const clerk = await as(sampleMails.clerk(own), size);
      await clerk.go('/partnerships', 'difficult-list');
      expect([...counterpart.watched.complaints, ...clerk.watched.complaints]).toEqual([]);
    },
    60_000,
  );

  it.each<[Size, [string, string]]>([
    ['desktop', ['seattle', 'bergen']],
    ['phone', ['denver', 'lima']],
  ])(
    'records a resolution and agrees on a text (%s)',
    async (size, [own, other]) => {
      const reference = await world.bring(own, other, 'in-approval');
      const walk = await as(sampleMails.clerk(own), size);
      const { page } = walk.watched;
      await walk.go(`/partnerships/${reference}`, 'case-in-approval');
      await walk.go(`/partnerships/${reference}/actions/recordApproval`, 'resolution');
      await walk.press('Check the result');
      await walk.look('resolution-error');
      for (const [label, value] of [
        ['Day', '2'],
        ['Month', '3'],
        ['Year', '2026'],
        ['Number of the resolution', 'R-17'],
        ['Seats of the council', '20'],
        ['Voted yes', '9'],
        ['Voted no', '8'],
        ['Abstained', '1'],
        ['Absent', '2'],
        [/Web address/, 'https://council.example/r-17'],
      ] as const) {
        await page.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).fill(value);
      }
      await page.getByLabel('More than half of all seats').check();
      await walk.press('Check the result');
      await walk.look('resolution-check');
      expect(await page.getByText('11 votes in favour were needed').isVisible()).toBe(true);
      await walk.press('Change the answers');
      await walk.look('resolution-change');
      await page.getByLabel('More yes than no').check();
      await walk.press('Check the result');
      await walk.press('Record the resolution');
      await walk.look('case-one-approval');

      await world.act(sampleMails.clerk(other), reference, 'recordApproval', anApproval);
      await walk.go(`/partnerships/${reference}/text`, 'text-none');
      await page.getByRole('button', { name: 'Write the text' }).click();
      await walk.look('text-draft');
      await walk.go(`/partnerships/${reference}/text/draft/facts`, 'text-facts');
      await page.locator('[name="languages.counterpart"]').selectOption('en');
      await walk.press('Save');
      await page.getByRole('button', { name: 'Check and propose' }).click();
      await walk.look('text-check');
      await walk.press('Propose this text');
      await walk.look('text-proposed');
      const partner = await as(sampleMails.clerk(other), size);
      await partner.go(`/partnerships/${reference}/actions/acceptText`, 'text-accept');
      await partner.go(`/partnerships/${reference}/text`, 'text');
      await partner.go(`/partnerships/${reference}/actions/sendMessage`, 'message');
      await partner.go(`/partnerships/${reference}/actions/withdraw`, 'withdraw');
      await partner.go(`/partnerships/${reference}/actions/reopenText`, 'stopped');
      expect([...walk.watched.complaints, ...partner.watched.complaints]).toEqual([]);
    },
    120_000,
  );

  it.each<[Size, [string, string]]>([
    ['desktop', ['honolulu', 'hiroshima']],
    ['phone', ['san-jose', 'pune']],
  ])(
    'answers what staff asked to be changed (%s)',
    async (size, [own, other]) => {
      const reference = await world.bring(own, other, 'submitted');
      const staff = await as(sampleMails.staff, size);
      await staff.go(`/partnerships/${reference}/actions/requestChanges`, 'request-changes');
      await staff.press('Ask for these changes');
      await staff.look('request-changes-error');
      await staff.watched.page.getByLabel('Funding').fill('Who pays for the flights?');
      await staff.watched.page.getByLabel('Purpose').fill('Say what people on both sides have of it.');
      await staff.press('Ask for these changes');
      await staff.look('case-for-staff');
      await staff.go(`/partnerships/${reference}/actions/recommend`, 'stopped-for-staff');

      const walk = await as(sampleMails.clerk(own), size);
      const { page } = walk.watched;
      await walk.go(`/partnerships/${reference}/proposal`, 'task-list-changes');
      await page.getByRole('link', { name: 'Funding' }).click();
      await walk.look('section-with-comment');
      await page.getByLabel(/How will it be paid/).fill('The city pays for the flights.');
      await walk.press('Save and continue');
      await page.getByRole('link', { name: 'Purpose' }).click();
      await page.getByRole('link', { name: 'Explain in words' }).click();
      await walk.look('section-words');
      await page.getByLabel('Your explanation').fill('The second paragraph says it.');
      await walk.press('Save the explanation');
      await walk.look('task-list-answered');
      await page.getByRole('link', { name: 'Check and submit again' }).click();
      await walk.press('Submit again');
      await walk.look('submitted-again');
      expect([...walk.watched.complaints, ...staff.watched.complaints]).toEqual([]);
    },
    60_000,
  );
});

/** In another script, in capitals, with a country, without an accent. */
const searches: Record<string, string> = { qahira: 'القاهرة', nagasaki: 'nagasaki JAPAN', bogota: 'bogota' };

const anApproval = {
  side: 'counterpart',
  outcome: 'voted',
  meetingDate: '2026-03-02',
  resolutionNumber: 'R-8',
  documentUrl: 'https://council.example/r-8',
  seats: 7,
  yes: 6,
  no: 1,
};

/** One person's way through the product: each page is looked at, measured and photographed. */
class Walk {
  constructor(
    readonly watched: WatchedPage,
    private readonly origin: string,
    private readonly size: string,
    private readonly scripted: boolean,
  ) {}

  async go(path: string, name: string): Promise<void> {
    await this.watched.page.goto(`${this.origin}${path}`);
    await this.look(name);
  }

  press(name: string): Promise<void> {
    return this.watched.page.getByRole('button', { name, exact: true }).click();
  }

  async look(name: string): Promise<void> {
    const { page } = this.watched;
    await page.waitForLoadState('load');
    if (this.scripted) await screenshot(page, `pages/${name}-${this.size}`);
    // axe waits for timers, which stand still where scripts are off
    const violations = this.scripted ? await axeViolations(page) : [];
    expect({ name, violations, overflow: await overflow(page) }).toEqual({
      name,
      violations: [],
      overflow: 0,
    });
  }
}
