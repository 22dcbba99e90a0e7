import type { EmailModel } from '../../platform/mail/email-model.js';
import { isolate, withoutIsolates } from '../../platform/mail/isolation.js';
import { directionOf, isChecked, sourceLanguage } from '../../platform/languages.js';
import { formatDate, formatDateTime } from '../../platform/web/formats.js';
import { NotSpoken, Speech } from '../../platform/web/speech.js';
import type { Translator } from '../../platform/web/translator.js';
import { MailWriter, type MessageToWrite, type WrittenLink } from '../application/mail-writer.js';
import { linkMails } from '../domain/mails.js';
import type { MailDetail, MailQuote, MessageData } from '../domain/message-data.js';

type Words = (key: string, params?: Record<string, string>) => string;

/** Words from `notifications.json`; names that people gave are kept from turning the text around them. */
export class CatalogueMailWriter extends MailWriter {
  constructor(private readonly translator: Translator) {
    super();
  }

  /** In the recipient's language where that has every word of this mail, else in English. */
  write(message: MessageToWrite, link: WrittenLink): EmailModel {
    const { language } = message;
    try {
      const mail = this.writeIn(language, message, link);
      return isChecked(language) ? mail : { ...mail, original: this.originalOf(mail, message, link) };
    } catch (error) {
      if (!(error instanceof NotSpoken)) throw error;
      return this.writeIn(sourceLanguage, message, link);
    }
  }

  /** What the mail says in English, below a translation that no native reader has checked. */
  private originalOf({ language }: EmailModel, message: MessageToWrite, link: WrittenLink): EmailModel['original'] {
    const { t } = new Speech(language, this.translator);
    const { heading, paragraphs, button } = this.writeIn(sourceLanguage, message, link);
    return { note: t('notifications:unchecked'), heading, paragraphs, button };
  }

  private writeIn(language: string, message: MessageToWrite, link: WrittenLink): EmailModel {
    const { recipientName, template } = message;
    const { t } = new Speech(language, this.translator);
    const words: Words = (key, params) => t(`notifications:${key}`, params);
    const aboutLink = (linkMails as readonly string[]).includes(template);
    const data = aboutLink ? null : (message.data as MessageData);
    const params = paramsOf(data, recipientName, words);
    const said = (part: string) => words(`mails.${template}.${part}`, params);
    const paragraphs = said('body').split('\n\n');
    return {
      language,
      direction: directionOf(language),
      product: t('common:product'),
      subject: subjectOf(said('subject'), data, words),
      preview: withoutIsolates(paragraphs[0] ?? ''),
      heading: said('heading'),
      greeting: words('greeting', params),
      paragraphs,
      code: link.code,
      quotes: (data?.quotes ?? []).map((quote) => quoteOf(quote, words)),
      details: data ? detailsOf(data, language, words) : [],
      button: link.href ? buttonOf(link.href, link.until, { said, words, params, language, zone: data?.zone }) : null,
      why: words(`why.${data?.why ?? 'account'}`, params),
      footer: words('footer'),
      calendar: data?.calendar ? calendarOf(words, params) : null,
      original: null,
    };
  }
}

function paramsOf(data: MessageData | null, recipient: string, words: Words): Record<string, string> {
  const named = Object.entries({ ...data?.params, recipient }).map(([key, value]) => [key, isolate(value)]);
  const terms = Object.entries(data?.terms ?? {}).map(([key, value]) => [key, words(value)]);
  return Object.fromEntries([...named, ...terms]) as Record<string, string>;
}

/** One line, whatever a name may hold; the reference first, so that a case's mails stand together. */
function subjectOf(subject: string, data: MessageData | null, words: Words): string {
  const reference = data?.params.reference;
  const whole = reference ? words('subject', { reference, subject }) : subject;
  return withoutIsolates(whole).replace(/\s+/g, ' ').trim();
}

const quoteOf = ({ name, term, text }: MailQuote, words: Words) => ({
  label: words(`quotes.${name}`, term ? { term: words(term) } : {}),
  text,
});

function detailsOf({ details, params }: MessageData, language: string, words: Words) {
  const standing: MailDetail[] = [
    { name: 'reference', text: params.reference ?? '' },
    { name: 'partners', text: `${params.initiator} · ${params.counterpart}` },
  ];
  return [...standing, ...details].map((detail) => ({
    label: words(`details.${detail.name}`),
    value: shown(detail, language, words),
  }));
}

function shown(detail: MailDetail, language: string, words: Words): string {
  if ('text' in detail) return detail.text;
  if ('term' in detail) return words(detail.term);
  if ('instant' in detail) return formatDateTime(language, detail.instant, detail.zone);
  return formatDate(language, detail.date, detail.zone);
}

const calendarOf = (words: Words, params: Record<string, string>) => ({
  summary: withoutIsolates(words('calendar.summary', params)),
  description: withoutIsolates(words('calendar.description', params)),
});

interface ButtonParts {
  said: (part: string) => string;
  words: Words;
  params: Record<string, string>;
  language: string;
  zone: string | undefined;
}

function buttonOf(href: string, until: Date | null, { said, words, params, language, zone }: ButtonParts) {
  const text = said('button');
  if (!until) return { text, href, note: words('link-note'), plainNote: words('link-note-plain') };
  const named = { ...params, until: formatDate(language, until, zone) };
  return { text, href, note: words('own-link-note', named), plainNote: words('own-link-note-plain', named) };
}
