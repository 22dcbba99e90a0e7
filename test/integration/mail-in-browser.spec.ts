import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EmailTemplates } from '../../src/platform/mail/email-templates.js';
import { CatalogueMailWriter } from '../../src/notifications/infrastructure/catalogue-mail-writer.js';
import type { MessageData } from '../../src/notifications/domain/message-data.js';
import { ensureEmails } from '../support/built-emails.js';
import { axeViolations, describeInBrowser, launchBrowser, overflow, screenshot } from '../support/browser.js';
import { strictTexts } from '../support/mail-post.js';

const until = new Date('2026-12-12T12:00:00Z');
const own = { href: `https://entente.example.org/sign/${'Ab3-_'.repeat(9).slice(0, 43)}`, code: null, until };
const about: MessageData = {
  link: { path: '/' },
  why: 'official',
  zone: 'America/Chicago',
  params: {
    reference: 'P-2026-00042',
    recipient: 'Maria Santos',
    initiator: 'Saint Paul',
    counterpart: '<Nagasaki>',
    own: 'Saint Paul',
    partner: '<Nagasaki>',
    community: 'مدينة غزة',
  },
  terms: { kind: 'kinds.sister' },
  details: [
    { name: 'sign-by', date: '2026-12-12' },
    { name: 'signed-at', instant: '2026-12-01T18:00:00Z', zone: 'Asia/Tokyo' },
  ],
  quotes: [],
};
const quotes = [
  { name: 'comment', term: 'sections.plan', text: 'Who pays for the visit?\nAnd when is it?' },
  { name: 'comment', term: 'sections.purpose', text: 'الرجاء توضيح الغرض' },
];

const looks = [
  ['signature-needed', about, own],
  [
    'changes-requested',
    { ...about, why: 'clerk', quotes },
    { href: 'https://entente.example.org/partnerships/P-2026-00042', code: null, until: null },
  ],
  ['other-signed', about, own],
  ['sign-in', { linkId: '' }, { href: 'https://entente.example.org/sign-in/link/abc', code: '042137', until: null }],
] as const;

/** Landmarks are the mail program's, around the mail. */
const isNotAboutLandmarks = (violation: string) => !/^(landmark-one-main|region):/.test(violation);

describeInBrowser('mails as people see them', () => {
  let browser: Browser;
  beforeAll(async () => {
    await ensureEmails();
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(looks)(
    '%s fits and can be read at any width',
    async (template, data, link) => {
      const model = new CatalogueMailWriter(strictTexts()).write(
        { template, language: 'en', recipientName: 'Maria Santos', data },
        link,
      );
      const { html } = new EmailTemplates().render(model);
      for (const width of [600, 360, 320]) {
        const page = await browser.newPage({ viewport: { width, height: 700 } });
        await page.setContent(html);
        expect(await overflow(page)).toBe(0);
        expect((await axeViolations(page)).filter(isNotAboutLandmarks)).toEqual([]);
        await screenshot(page, `mail-${template}-${width}`);
        await page.close();
      }
    },
    60_000,
  );
});
