import { beforeAll, describe, expect, it } from '@jest/globals';
import { ensureEmails } from '../../../test/support/built-emails.js';
import { directionOf, languageCodes } from '../../platform/languages.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { readCatalogues } from '../../platform/web/catalogues.js';
import { templatesFolder } from '../../platform/web/project-paths.js';
import { Translator } from '../../platform/web/translator.js';
import type { MessageData } from '../domain/message-data.js';
import { CatalogueMailWriter } from './catalogue-mail-writer.js';

const writer = new CatalogueMailWriter(new Translator(readCatalogues([`${templatesFolder}locales`]), { strict: true }));
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

const templates = [
  ...['sign-in', 'step-up', 'invitation', 'joined', 'signature-needed', 'other-signed', 'signature-received'],
  ...['signature-voided', 'signed', 'recognised', 'recognition-refused', 'withdrawn', 'barred', 'lapsed', 'message'],
  ...['reminder.awaiting-counterpart', 'reminder.signing', 'reminder.ceremony', 'member-signed', 'ceremony-agreed'],
  ...['ceremony-moved', 'ceremony-cancelled'],
];

const written = (language: string, template: string) =>
  writer.write({ template, language, recipientName: 'Sample Mayor', data: data(details) }, linkIn(template));

describe('mails to those who answer, sign and are invited', () => {
  let layouts: EmailTemplates;

  beforeAll(async () => {
    await ensureEmails();
    layouts = new EmailTemplates();
  });

  it.each(languageCodes)('are written in %s, from the subject to the foot', (language) => {
    for (const template of templates) {
      const mail = written(language, template);
      const { html, text } = layouts.render(mail);
      expect([template, mail.language, mail.original === null]).toEqual([template, language, language === 'en']);
      expect(`${mail.subject}${html}${text}`).not.toMatch(/\{\{|notifications:|mails\./);
      expect(html).toMatch(new RegExp(`<html lang="${language}" dir="${directionOf(language)}"`));
    }
  });

  it('say who was not asked for a check yet, and say it all in English below', () => {
    const { original } = written('ar', 'signature-needed');
    expect([original?.heading, original?.button?.href]).toEqual(['Your signature is needed', own.href]);
    const { html, text } = layouts.render(written('ar', 'signature-needed'));
    expect(html).toMatch(/<div lang="en" dir="ltr"[^>]*><strong>Your signature is needed/);
    expect(text).toContain('Your signature is needed');
    expect(html).toContain('text-align:right');
    expect(html).not.toMatch(/direction:ltr|text-align:left/);
  });

  it('name days, and moments with the zone of the community, as the language does', () => {
    const values = (language: string) => written(language, 'signature-received').details.map(({ value }) => value);
    expect(values('ja')).toEqual(
      expect.arrayContaining(['2026年4月1日', '2026年4月1日 05:00 日本標準時', '友好交流提携']),
    );
    expect(values('de')).toContain('1. April 2026 um 05:00 Japanische Normalzeit');
  });

  it('are whole: one whose words are not all there yet comes in English', () => {
    const mail = written('ja', 'review-needed');
    expect([mail.language, mail.direction, mail.heading]).toEqual(['en', 'ltr', 'A proposal is ready for review']);
  });
});
