import { languages } from '../../platform/languages.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import { words, type Words } from '../../platform/web/words.js';
import type { SampleMail } from '../application/template-preview.js';
import { type MailSample, mailSamples } from '../domain/mail-samples.js';

export interface MailTemplatesPage {
  readonly groups: readonly {
    readonly group: MailSample['group'];
    readonly mails: readonly { readonly name: Words; readonly template: string; readonly href: string }[];
  }[];
}

export interface MailTemplatePage {
  readonly template: string;
  readonly name: Words;
  readonly language: string;
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly action: string;
  readonly frameHref: string;
  readonly subject: string;
  readonly text: string;
  readonly direction: 'ltr' | 'rtl';
  /** The language in which it would come. */
  readonly written: string;
  /** The chosen language lacks a word of it: then all of it is English. */
  readonly fallsBack: boolean;
  readonly checked: boolean;
  readonly previous: { readonly name: Words; readonly href: string } | null;
  readonly next: { readonly name: Words; readonly href: string } | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/mail-templates': MailTemplatesPage;
    'notifications/mail-template': MailTemplatePage;
  }
}

export const templateHref = (template: string, language = 'en'): string =>
  addressOf(`${addresses.mailTemplates}/${template}`, { language: language === 'en' ? '' : language });

/** `reminder.signing` is the reminder of the state in which it goes out. */
export function templateWords(template: string): Words {
  const [kind = template, ...rest] = template.split('.');
  const name = words(`notifications:names.${kind}`);
  if (rest.length === 0) return name;
  return words('staff:mailTemplates.occasion', {
    name,
    occasion: words(`staff:mailTemplates.occasions.${rest.join('.')}`),
  });
}

const groups = ['events', 'clock', 'account'] as const;
const lineOf = ({ template }: MailSample, language?: string) => ({
  template,
  name: templateWords(template),
  href: templateHref(template, language),
});

export const mailTemplatesPage = (): MailTemplatesPage => ({
  groups: groups.map((group) => ({
    group,
    mails: mailSamples.filter((sample) => sample.group === group).map((sample) => lineOf(sample)),
  })),
});

export function mailTemplatePage(sample: MailSample, mail: SampleMail, language: string): MailTemplatePage {
  const { template } = sample;
  const at = mailSamples.indexOf(sample);
  const beside = (index: number) => {
    const other = mailSamples[index];
    return other ? lineOf(other, language) : null;
  };
  return {
    template,
    name: templateWords(template),
    language,
    languages,
    action: `${addresses.mailTemplates}/${template}`,
    frameHref: addressOf(`${addresses.mailTemplates}/${template}/body`, { language }),
    subject: mail.subject,
    text: mail.text,
    direction: mail.direction,
    written: languages.find(({ code }) => code === mail.language)?.name ?? mail.language,
    fallsBack: mail.language !== language,
    checked: mail.checked,
    previous: beside(at - 1),
    next: beside(at + 1),
  };
}
