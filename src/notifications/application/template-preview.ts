import { directionOf, isChecked } from '../../platform/languages.js';
import type { EmailTemplates } from '../../platform/mail/email-templates.js';
import { withoutIsolates } from '../../platform/mail/isolation.js';
import type { MailSample } from '../domain/mail-samples.js';
import type { MailWriter, WrittenLink } from './mail-writer.js';

/** A mail as its recipient would get it. */
export interface SampleMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** English where the language that was asked for lacks a word of it. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** A native reader has read the words of this language. */
  readonly checked: boolean;
}

/** A day on which no sample's own link has died yet, the same in every picture. */
const until = new Date('2026-05-12T12:00:00Z');

/** Writes samples with the writer of real mails. Their links lead nowhere. */
export class TemplatePreview {
  constructor(
    private readonly writer: MailWriter,
    private readonly templates: EmailTemplates,
    private readonly baseUrl: string,
  ) {}

  of({ template, recipientName, data, link, informative }: MailSample, language: string): SampleMail {
    const model = this.writer.write({ template, language, recipientName, data }, this.links()[link], {
      notMe: `${this.baseUrl}/mail/not-me/•••`,
      preferences: informative ? `${this.baseUrl}/mail/preferences/•••` : null,
    });
    return {
      subject: withoutIsolates(model.subject),
      ...this.templates.render(model),
      language: model.language,
      direction: directionOf(model.language),
      checked: isChecked(model.language),
    };
  }

  private links(): Record<MailSample['link'], WrittenLink> {
    const page = `${this.baseUrl}/partnerships/P-2026-00042`;
    return {
      page: { href: page, code: null, until: null },
      own: { href: `${this.baseUrl}/link/•••`, code: null, until },
      code: { href: null, code: '000000', until: null },
      'link-and-code': { href: `${this.baseUrl}/sign-in/link/•••`, code: '000000', until: null },
    };
  }
}
