import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureEmails } from '../../../test/support/built-emails.js';
import { directionOf, languageCodes } from '../../platform/languages.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { readCatalogues, type Texts } from '../../platform/web/catalogues.js';
import { templatesFolder } from '../../platform/web/project-paths.js';
import { Translator } from '../../platform/web/translator.js';
import { TemplatePreview } from '../application/template-preview.js';
import { mailSamples } from '../domain/mail-samples.js';
import type { MessageData } from '../domain/message-data.js';
import { CatalogueMailWriter } from './catalogue-mail-writer.js';

const catalogues = readCatalogues([`${templatesFolder}locales`]);
const writer = new CatalogueMailWriter(new Translator(catalogues, { strict: true }));
const own = { href: 'https://entente.example.org/sign/x', code: null, until: new Date('2026-04-01T00:00:00Z') };

/** A code for signing comes without a button. */
const linkIn = (template: string) => (template === 'step-up' ? { href: null, code: '123456', until: null } : own);

const data = (details: MessageData['details'] = []): MessageData => ({
  link: { path: '/partnerships/P-2026-00042' },
  why: 'official',
  zone: 'Asia/Tokyo',
  params: {
    ...{
      reference: 'P-2026-00042',
      initiator: 'Saint Paul',
      counterpart: '長崎市',
      own: '長崎市',
      partner: 'Saint Paul',
    },
    ...{ community: 'Saint Paul', actor: 'Sample Clerk' },
  },
  terms: { kind: 'kinds.sister' },
  details,
  quotes: [{ name: 'reason', text: 'Because.' }],
});

const details: MessageData['details'] = [
  { name: 'sign-by', date: '2026-04-01' },
  { name: 'signed-at', instant: '2026-03-31T20:00:00Z', zone: 'Asia/Tokyo' },
  { name: 'kind', term: 'kinds.friendship' },
];

const written = (language: string, template: string) =>
  writer.write({ template, language, recipientName: 'Sample Mayor', data: data(details) }, linkIn(template));

describe('every mail', () => {
  let layouts: EmailTemplates;
  let preview: TemplatePreview;

  beforeAll(async () => {
    await ensureEmails();
    layouts = new EmailTemplates();
    preview = new TemplatePreview(writer, layouts, 'https://entente.example.org');
  });

  it.each(languageCodes)('is written in %s, from the subject to the foot', (language) => {
    const foreign = mailSamples.filter((sample) => preview.of(sample, language).language !== language);
    expect(foreign.map(({ template }) => template)).toEqual([]);
    for (const sample of mailSamples) {
      const { subject, html, text } = preview.of(sample, language);
      expect(`${subject}${html}${text}`).not.toMatch(/\{\{|notifications:|mails\./);
      expect(html).toMatch(new RegExp(`<html lang="${language}" dir="${directionOf(language)}"`));
    }
  });

  it('says who was not asked for a check yet, and says it all in English below', () => {
    const { original } = written('ar', 'signature-needed');
    expect([original?.heading, original?.button?.href]).toEqual(['Your signature is needed', own.href]);
    const { html, text } = layouts.render(written('ar', 'signature-needed'));
    expect(html).toMatch(/<div lang="en" dir="ltr"[^>]*><strong>Your signature is needed/);
    expect(text).toContain('Your signature is needed');
    expect(html).toContain('text-align:right');
    expect(html).not.toMatch(/direction:ltr|text-align:left/);
  });

  it('names days, and moments with the zone of the community, as the language does', () => {
    const values = (language: string) => written(language, 'signature-received').details.map(({ value }) => value);
    expect(values('ja')).toEqual(
      expect.arrayContaining(['2026年4月1日', '2026年4月1日 05:00 日本標準時', '友好交流提携']),
    );
    expect(values('de')).toContain('1. April 2026 um 05:00 Japanische Normalzeit');
  });

  it('is whole: one whose words are not all there comes in English', () => {
    const incomplete = readCatalogues([`${templatesFolder}locales`]);
    const mails = incomplete.ja?.notifications?.mails as Texts;
    delete mails[lacking];
    const poor = new CatalogueMailWriter(new Translator(incomplete, { strict: true }));
    const mail = poor.write({ template: lacking, language: 'ja', recipientName: 'Sample Mayor', data: data() }, own);
    expect([mail.language, mail.direction, mail.heading]).toEqual(['en', 'ltr', 'Your signature is needed']);
  });
});

const lacking = 'signature-needed';
