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
  sizes,
} from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';
import { Visitor } from '../support/visitor.js';

const draft = '/staff/wording/draft';
// prettier
const pages: readonly [name: string, path: string][] = [
  ['versions', '/staff/wording'],
  ['read-arabic', '/staff/wording/2?language=ar'],
  ['read-thai', '/staff/wording/3?language=th'],
  ['changes', '/staff/wording/3/changes'],
  ['check', '/staff/wording/2/languages/he/check'],
  ['draft', draft],
  ['clause-arabic', `${draft}/clauses/term?language=ar`],
  ['clause-to-mend', `${draft}/clauses/law?language=ja`],
  ['clause-all', `${draft}/clauses/declaration?language=all`],
  ['names-arabic', `${draft}/names?language=ar`],
  ['names-all', `${draft}/names?language=all`],
  ['names-to-mend', `${draft}/names?language=th`],
  ['new-clause', `${draft}/new-clause`],
  ['settings', `${draft}/clauses/finance/settings`],
  ['publish', `${draft}/publish`],
  ['discard', `${draft}/discard`],
];

describeInBrowser('the wording of agreements in a browser', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    world = await PagesWorld.open();
    const staff = await Visitor.as(world, sampleMails.staff);
    const word = (clause: string, language: string, text: string) => {
      const fields = { language, [`clauses.${language}.heading`]: 'X', [`clauses.${language}.text`]: text };
      return staff.post(`${draft}/clauses/${clause}`, fields, `${draft}/clauses/${clause}?language=${language}`);
    };
    const name = (language: string, set: string, text: string) =>
      staff.post(
        `${draft}/names`,
        { language, [`${set}.${language}.sister.city`]: text },
        `${draft}/names?language=${language}`,
      );
    await word('purposes', 'ar', 'تقريب الناس بعضهم من بعض.');
    await word('purposes', 'th', 'ความสัมพันธ์นี้มีขึ้นเพื่อให้ผู้คนรู้จักกัน');
    await name('ar', 'titles', 'اتفاقية توأمة المدينتين');
    await staff.post(`${draft}/publish`, { note: 'Plainer words about purposes' });
    await name('th', 'titles', '');
    await name('he', 'relationships', 'ערים אחיות');
    await word('law', 'ja', 'それぞれの法による。{mayor}');
    await staff.post(`${draft}/clauses/witnesses/change/retire`, {}, draft);
    browser = await launchBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  it.each(Object.keys(sizes) as (keyof typeof sizes)[])(
    'fits and is accessible: %s',
    async (size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      await context.addCookies([{ name: 'entente', value: await world.signIn(sampleMails.staff), url: world.origin }]);
      for (const [name, path] of pages) {
        const answer = await page.goto(world.origin + path);
        const violations = size === 'small' ? [] : await axeViolations(page);
        await screenshot(page, `wording-${name}-${size}`);
        const found = { name, status: answer?.status(), violations, overflow: await overflow(page) };
        expect(found).toEqual({ name, status: 200, violations: [], overflow: 0 });
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('works without JavaScript, from a word that is changed to what stands in the way', async () => {
    const { page, context } = await openPage(browser, { size: 'phone', javaScriptEnabled: false });
    await context.addCookies([
      { name: 'entente', value: await world.signIn(sampleMails.secondStaff), url: world.origin },
    ]);
    await page.goto(`${world.origin}/staff/wording`);
    await page.getByRole('button', { name: 'Draft the next version' }).click();
    await page.getByRole('link', { name: 'Declaration', exact: true }).click();
    await page.getByLabel('Language', { exact: true }).selectOption('ar');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.getByLabel('Text', { exact: true }).first().fill('يعلن الطرفان {mayor}.');
    await page.getByRole('button', { name: 'Save in the draft' }).click();
    await page.getByRole('link', { name: 'Your draft' }).click();
    await page.getByRole('button', { name: 'Check and publish' }).click();
    expect(await page.getByText('There is no field {mayor}').count()).toBe(1);
    await context.close();
  }, 60_000);

  it('asks what becomes of words that a newer version has no place for', async () => {
    const [staff, second] = [
      await Visitor.as(world, sampleMails.staff),
      await Visitor.as(world, sampleMails.secondStaff),
    ];
    const clause = `${draft}/clauses/witnesses`;
    const fields = { language: 'ar', 'clauses.ar.heading': 'الشهود', 'clauses.ar.text': 'يشهد اثنان.' };
    await second.post(clause, fields, `${clause}?language=ar`);
    await staff.post(`${draft}/discard`, {});
    await staff.post(`${clause}/change/retire`, {}, draft);
    await staff.post(`${draft}/publish`, { note: 'Nobody needs it' });
    const { page, context } = await openPage(browser, { size: 'phone' });
    await context.addCookies([
      { name: 'entente', value: await world.signIn(sampleMails.secondStaff), url: world.origin },
    ]);
    await page.goto(world.origin + draft);
    await page.getByRole('button', { name: 'Carry them over' }).click();
    expect(await page.getByText('يشهد اثنان.').count()).toBe(1);
    expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
    await screenshot(page, 'wording-carry-over-phone');
    await page.getByRole('button', { name: 'Carry them over' }).click();
    expect(await page.getByText('Your changes are now made to the newest version').count()).toBe(1);
    await context.close();
  });
});
