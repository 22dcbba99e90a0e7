import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { axeViolations, describeInBrowser, launchBrowser, openPage, overflow, screenshot } from '../support/browser.js';
import { PagesWorld } from '../support/pages-world.js';
import { type CompiledInspector, useCompiledInspector } from '../support/sealed/compiled-inspector.js';
import { sealedWorld, wholeFile } from '../support/sealed/sealed-world.js';
import { storedOriginals } from '../support/sealed/stored-originals.js';

describeInBrowser('checking a file in a browser', () => {
  let browser: Browser;
  let world: PagesWorld;
  let compiled: CompiledInspector;
  const files: Record<string, Buffer> = {};

  beforeAll(async () => {
    world = await PagesWorld.open();
    compiled = useCompiledInspector(world.app);
    const { sealed, reviewed } = await storedOriginals(world, await world.bring('oakland', 'nagasaki', 'recognised'));
    files.accepted = sealed;
    files.refused = Buffer.from(sealed);
    files.refused.write('9', files.refused.indexOf('/M (D:2') + 6);
    files.unsigned = reviewed;
    files.stranger = await wholeFile((await sealedWorld()).seals);
    files.hostile = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /ByteRange [0 1 2 3] /A ${'['.repeat(100_000)}`);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    compiled?.remove();
  }, 30_000);

  async function hand(page: Page, bytes: Buffer | undefined): Promise<void> {
    await page.goto(`${world.origin}/verify`);
    if (bytes) {
      const file = { name: 'agreement.pdf', mimeType: 'application/pdf', buffer: bytes };
      await page.setInputFiles('input[type=file]', file);
    }
    await Promise.all([page.waitForNavigation(), page.click('form[method=post] button[type=submit]')]);
  }

  const looked: [string, string][] = [
    ['accepted', 'This agreement is genuine'],
    ['refused', 'Do not rely on this file'],
    ['unsigned', 'Do not rely on this file'],
    ['stranger', 'Do not rely on this file'],
    ['hostile', 'Do not rely on this file'],
    ['missing', 'Verify a document'],
  ];

  it.each(['desktop', 'phone'] as const)(
    'says what a file is, readably, on a %s',
    async (size) => {
      const { page, context, complaints } = await openPage(browser, { size });
      await page.goto(`${world.origin}/verify`);
      await screenshot(page, `verify-file-empty-${size}`);
      expect([await axeViolations(page), await overflow(page)]).toEqual([[], 0]);
      for (const [name, heading] of looked) {
        await hand(page, files[name]);
        await screenshot(page, `verify-file-${name}-${size}`);
        const seen = [name, await page.textContent('h1'), await axeViolations(page), await overflow(page)];
        expect(seen).toEqual([name, heading, [], 0]);
      }
      expect(complaints).toEqual([]);
      await context.close();
    },
    90_000,
  );

  it('takes a file without JavaScript', async () => {
    const { page, context } = await openPage(browser, { javaScriptEnabled: false });
    await hand(page, files.accepted);
    expect(await page.textContent('h1')).toBe('This agreement is genuine');
    await context.close();
  }, 30_000);

  it('takes a file that is dropped', async () => {
    const { page, context } = await openPage(browser);
    await page.goto(`${world.origin}/verify`);
    await page.evaluate(`(() => {
      const dropped = new DataTransfer();
      dropped.items.add(new File(['%PDF-1.7'], 'dropped.pdf', { type: 'application/pdf' }));
      const zone = document.querySelector('.govuk-drop-zone, [data-module=govuk-file-upload]');
      for (const type of ['dragenter', 'dragover', 'drop'])
        zone.dispatchEvent(new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }));
      const input = document.querySelector('input[type=file]');
      if (input.files.length === 0) input.files = dropped.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    })()`);
    expect(await page.textContent('[data-module=govuk-file-upload]')).toContain('dropped.pdf');
    await context.close();
  });
});
