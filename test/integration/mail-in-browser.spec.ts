import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TemplatePreview } from '../../src/notifications/application/template-preview.js';
import { mailSample, mailSamples } from '../../src/notifications/domain/mail-samples.js';
import { CatalogueMailWriter } from '../../src/notifications/infrastructure/catalogue-mail-writer.js';
import { languageCodes } from '../../src/platform/languages.js';
import { EmailTemplates } from '../../src/platform/mail/email-templates.js';
import { ensureEmails } from '../support/built-emails.js';
import { axeViolations, describeInBrowser, launchBrowser, overflow, screenshot } from '../support/browser.js';
import { withFontsOfAllLanguages } from '../support/fonts-of-all-languages.js';
import { strictTexts } from '../support/mail-post.js';

/** Landmarks are the mail program's, around the mail. */
const isNotAboutLandmarks = (violation: string) => !/^(landmark-one-main|region):/.test(violation);

/** Its own language and direction, and whether the button and every name can be seen whole. */
const looksInPage = `({
  language: document.documentElement.lang,
  direction: getComputedStyle(document.querySelector('h1')).direction,
  hidden: [...document.querySelectorAll('a, h1, bdi')].filter((element) => {
    const { left, right, height } = element.getBoundingClientRect();
    return height === 0 || left < 0 || right > document.documentElement.clientWidth;
  }).map((element) => element.textContent.trim()),
})`;

describeInBrowser('mails as people see them', () => {
  let browser: Browser;
  let preview: TemplatePreview;
  beforeAll(async () => {
    await ensureEmails();
    preview = new TemplatePreview(
      new CatalogueMailWriter(strictTexts()),
      new EmailTemplates(),
      'https://entente.example.org',
    );
    browser = await launchBrowser(withFontsOfAllLanguages());
  });
  afterAll(() => browser?.close());

  it.each(languageCodes)(
    'fit the window of a phone and of a mail program in %s, every one of them',
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 600, height: 700 } });
      for (const sample of mailSamples) {
        const mail = preview.of(sample, language);
        await page.setContent(mail.html);
        for (const width of [600, 320]) {
          await page.setViewportSize({ width, height: 700 });
          const found = { template: sample.template, width, overflow: await overflow(page), ...(await looksOf(page)) };
          const { language: written, direction } = mail;
          expect(found).toEqual({
            ...{ template: sample.template, width, overflow: 0, language: written, direction, hidden: [] },
          });
        }
      }
      await page.close();
      await contactSheets(language);
    },
    120_000,
  );

  it.each(['left to right', 'right to left'])(
    'have nothing that axe objects to, %s',
    async (direction) => {
      const languages = direction === 'right to left' ? ['ar', 'he'] : ['en', 'de', 'ja', 'th', 'hi'];
      const page = await browser.newPage({ viewport: { width: 360, height: 700 } });
      for (const [index, sample] of mailSamples.entries()) {
        const language = languages[index % languages.length] ?? 'en';
        await page.setContent(preview.of(sample, language).html);
        const violations = (await axeViolations(page)).filter(isNotAboutLandmarks);
        expect({ template: sample.template, language, violations }).toEqual({
          ...{ template: sample.template, language, violations: [] },
        });
      }
      await page.close();
    },
    180_000,
  );

  it.each(['signature-needed', 'changes-requested', 'sign-in'])(
    '%s can be looked at in every width',
    async (template) => {
      const sample = mailSample(template);
      if (!sample) throw new Error(`There is no sample of ${template}.`);
      for (const language of ['en', 'ar', 'he']) {
        const page = await browser.newPage({ viewport: { width: 600, height: 700 } });
        await page.setContent(preview.of(sample, language).html);
        for (const width of [600, 360, 320]) {
          await page.setViewportSize({ width, height: 700 });
          await screenshot(page, `mails/${template}-${language}-${width}`);
        }
        await page.close();
      }
    },
    60_000,
  );

  const looksOf = (page: Page) =>
    page.evaluate(looksInPage) as Promise<{ language: string; direction: string; hidden: string[] }>;

  /** Mails of a language beside each other, to be looked at: `.data/screenshots/mails/<language>-<n>.png`. */
  async function contactSheets(language: string): Promise<void> {
    const page = await browser.newPage({ viewport: { width: 2_400, height: 900 } });
    for (let start = 0; start < mailSamples.length; start += perSheet) {
      const samples = mailSamples.slice(start, start + perSheet);
      const framed = samples.map(
        ({ template }) => `<figure><figcaption>${template}</figcaption><iframe></iframe></figure>`,
      );
      await page.setContent(`<style>body{display:grid;grid-template-columns:repeat(6,1fr);gap:12px;margin:12px;font:14px sans-serif}
        figure{margin:0}iframe{border:1px solid #ccc;width:600px;height:1000px;zoom:.64}</style>${framed.join('')}`);
      const documents = JSON.stringify(samples.map((sample) => preview.of(sample, language).html));
      await page.evaluate(
        `((all) => [...document.querySelectorAll('iframe')].forEach((frame, index) => { frame.srcdoc = all[index]; }))(${documents})`,
      );
      await page.waitForFunction(
        `[...document.querySelectorAll('iframe')].every((frame) => frame.contentDocument?.querySelector('h1'))`,
      );
      await screenshot(page, `mails/${language}-${start / perSheet + 1}`);
    }
    await page.close();
  }
});

const perSheet = 18;
