import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { caseWithText } from '../support/a-case-with-text.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { Desk } from '../support/desk-in-browser.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk } = sampleMails;

describeInBrowser('a clause that is saved while somebody types', () => {
  let world: PagesWorld;
  let browser: Browser;

  beforeAll(async () => {
    world = await PagesWorld.open();
    browser = await launchBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const as = (mail: string) => Desk.of(browser, world, mail, { size: 'desktop', scripted: true });

  it('saves by itself, shows the new pages, and stops before a colleague’s words', async () => {
    const path = `/partnerships/${await caseWithText(world, 'chicago', 'accra')}/text/draft/clauses/purposes`;
    const [desk, colleague] = [await as(clerk('chicago')), await as(clerk('chicago'))];
    await colleague.go(path, 'clause-english');
    await desk.go(path, 'clause-english');
    const before = await pictureOf(desk.page);
    await desk.page.locator('[name="en.text"]').fill('The partnership is to serve peace.');
    await desk.page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    await desk.page.locator(`[data-preview] li:first-child img:not([src="${before}"])`).waitFor();
    expect(await pictureIsVisible(desk.page)).toBe(true);
    await desk.look('autosaved');
    await colleague.page.locator('[name="en.text"]').fill('What I typed meanwhile.');
    await colleague.page.getByText('Not saved: a colleague saved other words').waitFor();
    await colleague.look('autosave-conflict');
    expect(await colleague.page.locator('[name="en.text"]').inputValue()).toBe('What I typed meanwhile.');
    await colleague.press('Save');
    await colleague.look('conflict');
    await colleague.page.getByLabel('Take what stands in the fields below').check();
    await colleague.press('Save');
    expect(await colleague.page.locator('[name="en.text"]').inputValue()).toBe('What I typed meanwhile.');
    expect(desk.watched.complaints).toEqual([]);
  }, 60_000);

  it('keeps what was typed while the network is away, and offers it again', async () => {
    const path = `/partnerships/${await caseWithText(world, 'toronto', 'milan')}/text/draft/clauses/purposes`;
    const desk = await as(clerk('toronto'));
    const field = desk.page.locator('[name="en.text"]');
    await desk.go(path, 'clause-english');
    await desk.watched.context.setOffline(true);
    await field.fill('Typed on a train.');
    await desk.page.getByText('Not saved: no connection').waitFor();
    await desk.watched.context.setOffline(false);
    await desk.page.getByText(/^Saved/).waitFor();
    await desk.watched.context.setOffline(true);
    await field.fill('Typed in a tunnel.');
    await desk.page.getByText('Not saved: no connection').waitFor();
    await desk.page.route('**/clauses/purposes', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await desk.watched.context.setOffline(false);
    await desk.page.goto(`${world.origin}${path}`);
    expect(await field.inputValue()).toBe('Typed on a train.');
    await desk.look('kept');
    await desk.page.unroute('**/clauses/purposes');
    await desk.page.getByRole('button', { name: 'Put it back' }).click();
    await desk.page.getByText(/^Saved/).waitFor();
    await desk.page.reload();
    expect(await field.inputValue()).toBe('Typed in a tunnel.');
  }, 60_000);

  it('keeps nothing of what a button saved, however soon it was pressed', async () => {
    const path = `/partnerships/${await caseWithText(world, 'denver', 'lima')}/text/draft/clauses/purposes`;
    const [desk, colleague] = [await as(clerk('denver')), await as(clerk('denver'))];
    const field = (of: Desk) => of.page.locator('[name="en.text"]');
    for (const [button, words] of [
      ['Save', 'Ours, with a space behind it. '],
      ['Save and next clause', 'Ours, and on to the next.'],
    ] as const) {
      await desk.go(path, 'clause-english');
      await field(desk).fill(words);
      await desk.press(button);
      await desk.page.getByText('Saved.', { exact: true }).waitFor();
      expect(desk.page.url()).not.toContain('sent=');
      if (button === 'Save') expect(await desk.page.locator('[data-kept]').isVisible()).toBe(false);
    }
    await colleague.go(path, 'clause-english');
    await field(colleague).fill('What a colleague made of it.');
    await colleague.press('Save');
    await desk.go(path, 'clause-english');
    expect(await field(desk).inputValue()).toBe('What a colleague made of it.');
    expect(await desk.page.locator('[data-kept]').isVisible()).toBe(false);
  }, 60_000);

  it('waits for what is being saved by itself before a button saves the rest', async () => {
    const path = `/partnerships/${await caseWithText(world, 'miami', 'bogota')}/text/draft/clauses/purposes`;
    const desk = await as(clerk('miami'));
    const field = desk.page.locator('[name="en.text"]');
    // an answer that takes its time: it is there, and the page hasn't read it yet
    await desk.page.addInitScript({
      content: `const { fetch: ask } = window;
        window.fetch = async (...asked) => {
          const answer = await ask(...asked);
          await new Promise((arrive) => (window.arrive = arrive));
          return answer;
        };`,
    });
    await desk.go(path, 'clause-english');
    const answered = desk.page.waitForResponse((answer) => answer.request().method() === 'POST');
    await field.fill('Half of it,');
    expect((await answered).status()).toBe(200);
    await field.fill('Half of it, and the rest.');
    await desk.press('Save');
    await desk.page.evaluate('window.arrive?.()');
    await desk.page.getByText('Saved.', { exact: true }).waitFor();
    expect(await field.inputValue()).toBe('Half of it, and the rest.');
  }, 60_000);

  it('puts back what it kept as of when it was typed, so that a colleague’s words are not overwritten', async () => {
    const path = `/partnerships/${await caseWithText(world, 'melbourne', 'thessaloniki')}/text/draft/clauses/purposes`;
    const [desk, colleague] = [await as(clerk('melbourne')), await as(clerk('melbourne'))];
    await desk.go(path, 'clause-english');
    await desk.page.route('**/clauses/purposes', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await desk.page.locator('[name="en.text"]').fill('Typed on a train.');
    await desk.page.getByText('Not saved: no connection').waitFor();
    await desk.page.goto(`${world.origin}/`);
    await desk.page.unroute('**/clauses/purposes');
    await colleague.go(path, 'clause-english');
    await colleague.page.locator('[name="en.text"]').fill('What a colleague wrote meanwhile.');
    await colleague.press('Save');
    await colleague.page.getByText('Saved.', { exact: true }).waitFor();
    await desk.go(path, 'kept-beside-newer');
    await desk.page.getByRole('button', { name: 'Put it back' }).click();
    await desk.page.getByText('Not saved: a colleague saved other words').waitFor();
    await desk.press('Save');
    await desk.look('kept-conflict');
    expect(await desk.page.locator('[name="en.text"]').inputValue()).toBe('Typed on a train.');
    expect(await desk.page.getByText('What a colleague wrote meanwhile.').count()).toBe(1);
    await colleague.page.reload();
    expect(await colleague.page.locator('[name="en.text"]').inputValue()).toBe('What a colleague wrote meanwhile.');
  }, 60_000);
});

const pictureOf = (page: Page) => page.locator('[data-preview] img').first().getAttribute('src');

const pictureIsVisible = (page: Page) =>
  page
    .locator('[data-preview] img')
    .first()
    .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth > 0);
