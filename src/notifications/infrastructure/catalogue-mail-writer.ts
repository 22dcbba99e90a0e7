import type { EmailModel } from '../../platform/mail/email-model.js';
import { isolate, withoutIsolates } from '../../platform/mail/isolation.js';
import { directionOf, isChecked, sourceLanguage } from '../../platform/languages.js';
import { formatDate, formatDateTime } from '../../platform/web/formats.js';
import { NotSpoken } from '../../platform/web/speech.js';
import type { TextParams, Translator } from '../../platform/web/translator.js';
import { MailWriter, type MessageToWrite, type WrittenFoot, type WrittenLink } from '../application/mail-writer.js';
import { linkMails } from '../domain/mails.js';
import type { Appointment, MailDetail, MailQuote, MessageData } from '../domain/message-data.js';

type Words = (key: string, params?: Record<string, string>) => string;

/** Words from `notifications.json`; names that people gave are kept from turning the text around them. */
export class CatalogueMailWriter extends MailWriter {
  constructor(private readonly translator: Translator) {
    super();
  }

  /** In the recipient's language where that has every word of this mail, else in English. */
  write(message: MessageToWrite, link: WrittenLink, foot?: WrittenFoot): EmailModel {
    const { language } = message;
    try {
      const mail = this.writeIn(language, message, link, foot);
      return isChecked(language) ? mail : { ...mail, original: this.originalOf(mail, message, link) };
    } catch (error) {
      if (!(error instanceof NotSpoken)) throw error;
      return this.writeIn(sourceLanguage, message, link, foot);
    }
  }

  /** @throws NotSpoken where the language lacks one: no English stands in for single words */
  private wordsIn(language: string) {
    return (key: string, params?: TextParams): string => {
      if (language !== sourceLanguage && !this.translator.speaks(language, key, params))
        throw new NotSpoken(language, key);
      return this.translator.translate(language, key, params);
    };
  }

  /** What the mail says in English, below a translation that no native reader has checked. */
  private originalOf({ language }: EmailModel, message: MessageToWrite, link: WrittenLink): EmailModel['original'] {
    const t = this.wordsIn(language);
    const { heading, paragraphs, button } = this.writeIn(sourceLanguage, message, link);
    return { note: t('notifications:unchecked'), heading, paragraphs, button };
  }

  private writeIn(language: string, message: MessageToWrite, link: WrittenLink, foot?: WrittenFoot): EmailModel {
    const { recipientName, template } = message;
    const t = this.wordsIn(language);
    const words: Words = (key, params) => t(`notifications:${key}`, params);
    const aboutLink = (linkMails as readonly string[]).includes(template);
    const data = aboutLink ? null : (message.data as MessageData);
    const params = { ...paramsOf(data, recipientName, words), ...dayOf(data, language) };
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
      items: data?.digest ? itemsOf(data, link.href, language, words) : [],
      button: link.href ? buttonOf(link.href, link.until, { said, words, params, language, zone: data?.zone }) : null,
      why: words(`why.${data?.why ?? 'account'}`, params),
      footer: words('footer'),
      foot: foot ? footOf(foot, words) : null,
      calendar: data?.calendar ? calendarOf(data.calendar, words, params) : null,
      original: null,
    };
  }
}

function paramsOf(
  data: Pick<MessageData, 'params' | 'terms'> | null,
  recipient: string,
  words: Words,
): Record<string, string> {
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
  const { reference, initiator, counterpart } = params;
  const standing: MailDetail[] = reference
    ? [
        { name: 'reference', text: reference },
        { name: 'partners', text: `${initiator} · ${counterpart}` },
      ]
    : [];
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

function calendarOf({ kind }: Appointment, words: Words, params: Record<string, string>) {
  const said = (part: string) => withoutIsolates(words(`calendar.${kind ? `${kind}.` : ''}${part}`, params));
  return { summary: said('summary'), description: said('description') };
}

const dayOf = (data: MessageData | null, language: string): Record<string, string> =>
  data?.digest ? { day: formatDate(language, data.digest.at, data.zone) } : {};

/** Each is called what the mail of its own would have been. */
function itemsOf({ digest, zone }: MessageData, page: string | null, language: string, words: Words) {
  return (digest?.items ?? []).map(({ template, at, path, ...named }) => {
    const params = paramsOf(named, '', words);
    const subject = words(`mails.${template}.subject`, params);
    const title = named.params.reference ? words('subject', { reference: named.params.reference, subject }) : subject;
    return {
      title: withoutIsolates(title),
      when: formatDateTime(language, at, zone),
      href: page ? new URL(path, page).href : path,
    };
  });
}

const footOf = ({ notMe, preferences }: WrittenFoot, words: Words): EmailModel['foot'] => ({
  notMe: { text: words('foot.not-me'), href: notMe },
  preferences: preferences ? { text: words('foot.preferences'), href: preferences } : null,
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
