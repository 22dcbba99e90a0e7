import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleCommunities } from '../../src/sample-data/communities.data.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { Desk, type Size } from '../support/desk-in-browser.js';
import { caseWithText } from '../support/a-case-with-text.js';
import { difficultCommunities } from '../support/difficult-names.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk } = sampleMails;

describeInBrowser('drafting in a browser', () => {
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

  const as = (mail: string, size: Size = 'desktop', scripted = true) =>
    Desk.of(browser, world, mail, { size, scripted });

  it.each<[Size, [string, string], boolean]>([
    ['desktop', ['saint-paul', 'nagasaki'], true],
    ['phone', ['oakland', 'fukuoka'], true],
    ['phone', ['honolulu', 'hiroshima'], false],
  ])(
    'goes from one text over comments and two counter-proposals to the next (%s, %s, scripts: %s)',
    async (size, [own, others], scripted) => {
      const text = `/partnerships/${await caseWithText(world, own, others)}/text`;
      const desk = await as(clerk(others), size, scripted);
      const partner = await as(clerk(own), size, scripted);
      await desk.go(text, 'text');
      await desk.page.locator('#clause-purposes summary').click();
      await desk.page.locator('#clause-purposes button').click();
      await desk.look('comment-error');
      await desk.page.locator('#comment-purposes').fill('もう少し短くできますか。');
      await desk.page.locator('#clause-purposes button').click();
      await desk.look('commented');
      await desk.page.getByRole('button', { name: 'Propose changes' }).click();
      await desk.look('draft');
      await desk.page.getByRole('link', { name: 'Purposes', exact: true }).click();
      await desk.look('clause');
      await desk.page.locator('[name="en.text"]').fill('For {nobody} 😀');
      await desk.page.locator('[name="ja.text"]').fill('');
      await desk.press('Save');
      await desk.look('clause-warnings');
      await desk.page.locator('[name="en.text"]').fill('The partnership is to serve peace.');
      await desk.page.locator('[name="ja.text"]').fill('平和に寄与することを目的とする。');
      await desk.press('Save and next clause');
      await desk.look('clause-next');
      await partner.go(`${text}/draft/clauses/purposes`, 'clause-with-comment');
      await partner.page.locator('[name="en.text"]').fill('The partnership is to bring the young together.');
      await partner.press('Save');
      await desk.go(`${text}/draft/check`, 'check');
      await desk.press('Propose this text');
      await desk.look('proposed');
      await partner.go(`${text}/compare`, 'compare');
      await partner.go(`${text}/draft`, 'behind');
      await partner.page.getByRole('button', { name: 'Bring both together' }).click();
      await partner.look('catch-up');
      await partner.press('Bring both together');
      await partner.look('catch-up-error');
      await partner.page.getByLabel('Keep both').check();
      await partner.press('Bring both together');
      await partner.look('caught-up');
      await partner.go(`${text}/draft/facts`, 'facts');
      await partner.page.locator('[name=termYears]').fill('many');
      await partner.press('Save');
      await partner.look('facts-error');
      await partner.go(`${text}/draft/discard`, 'discard');
      await partner.go(`${text}/preview`, 'printed');
      expect([...desk.watched.complaints, ...partner.watched.complaints]).toEqual([]);
    },
    120_000,
  );

  it.each<[Size, [string, string], string]>([
    ['desktop', ['oakland', 'qahira'], 'ar'],
    ['phone', ['obersaalbach', 'krung-thep'], 'th'],
  ])(
    'writes in every script, with names of every length (%s, %s, %s)',
    async (size, [own, others], language) => {
      const reference = await world.bring(own, others, 'drafting').catch(() => world.bring(others, own, 'drafting'));
      const text = `/partnerships/${reference}/text`;
      const desk = await as(clerk(own), size);
      await desk.go(text, `nothing-${language}`);
      await desk.go(`${text}/draft/facts`, `facts-${language}`);
      await desk.page.locator('[name="languages.counterpart"]').selectOption(language);
      await desk.press('Save');
      await desk.look(`names-${language}`);
      await desk.go(`${text}/draft`, `draft-${language}`);
      await desk.go(`${text}/draft/clauses/declaration`, `clause-${language}`);
      await desk.go(`${text}/draft/check`, `check-${language}`);
      expect(desk.watched.complaints).toEqual([]);
    },
    60_000,
  );
});
