import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sampleMails } from '../../src/sample-data/people.js';
import { caseWithText } from '../support/a-case-with-text.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { Desk } from '../support/desk-in-browser.js';
import { PagesWorld } from '../support/pages-world.js';

const { clerk } = sampleMails;

describeInBrowser('what a window keeps of a form that was left', () => {
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

  const draftOf = async (initiator: string, counterpart: string) =>
    `/partnerships/${await caseWithText(world, initiator, counterpart)}/text/draft`;
  const as = (mail: string) => Desk.of(browser, world, mail, { size: 'desktop', scripted: true });

  it('offers facts that were typed and not saved, and nothing once they are', async () => {
    const draft = await draftOf('chicago', 'accra');
    const desk = await as(clerk('chicago'));
    const kept = desk.page.locator('[data-kept]');
    const [years, renewable] = [desk.page.locator('[name="termYears"]'), desk.page.locator('[name="renewable"]')];
    await desk.go(`${draft}/facts`, 'facts-before');
    await years.fill('7');
    await renewable.uncheck({ force: true });
    await desk.page.getByRole('link', { name: 'Back to your draft' }).click();
    await desk.page.waitForURL(`**${draft}`);
    await desk.go(`${draft}/facts`, 'facts-kept');
    expect(await kept.isVisible()).toBe(true);
    expect([await years.inputValue(), await renewable.isChecked()]).toEqual(['5', true]);
    await desk.page.getByRole('button', { name: 'Put it back' }).click();
    expect([await years.inputValue(), await renewable.isChecked()]).toEqual(['7', false]);
    await desk.press('Save');
    await desk.page.getByText('The names and facts are saved.').waitFor();
    expect(desk.page.url()).not.toContain('sent=');
    await desk.go(`${draft}/facts`, 'facts-saved');
    expect([await kept.isVisible(), await years.inputValue()]).toEqual([false, '7']);
    expect(desk.watched.complaints).toEqual([]);
  }, 60_000);

  it('offers nothing after the browser’s Back, where the fields show the same, and still saves it', async () => {
    const path = `${await draftOf('toronto', 'milan')}/clauses/purposes`;
    const desk = await as(clerk('toronto'));
    const field = desk.page.locator('[name="en.text"]');
    await desk.go(path, 'clause-english');
    await field.fill('Typed, and left at once.');
    await desk.page.goto(`${world.origin}/`);
    await desk.page.goBack();
    const shown = await field.inputValue();
    expect(await desk.page.locator('[data-kept]').isVisible()).toBe(shown !== 'Typed, and left at once.');
    if (shown !== 'Typed, and left at once.') await desk.page.getByRole('button', { name: 'Put it back' }).click();
    await desk.page.getByText(/^Saved/).waitFor();
    await desk.page.reload();
    expect(await field.inputValue()).toBe('Typed, and left at once.');
  }, 60_000);
});
