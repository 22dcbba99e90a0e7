import type { CaughtMail } from '../application/caught-mails.js';
import type { CaughtMailText } from '../../platform/mail/caught-mail-text.js';

export interface MailboxPage {
  readonly to: string;
  readonly mails: readonly { id: string; subject: string; recipients: string; caughtAt: Date }[];
}

export interface MailPage {
  readonly id: string;
  readonly subject: string;
  readonly recipients: string;
  readonly caughtAt: Date;
  readonly text: string;
  readonly headers: string;
  readonly links: readonly string[];
  readonly attachments: CaughtMailText['attachments'];
}

declare module '../../platform/web/views.js' {
  interface Views {
    'notifications/mailbox': MailboxPage;
    'notifications/mail': MailPage;
  }
}

export const mailboxPage = (mails: readonly CaughtMail[], to: string | null): MailboxPage => ({
  to: to ?? '',
  mails: mails.map(({ id, subject, recipients, caughtAt }) => ({
    id,
    subject,
    recipients: recipients.join(', '),
    caughtAt,
  })),
});

export const mailPage = (mail: CaughtMail, { headers, text, attachments }: CaughtMailText): MailPage => ({
  id: mail.id,
  subject: mail.subject,
  recipients: mail.recipients.join(', '),
  caughtAt: mail.caughtAt,
  text,
  headers,
  links: linksIn(text),
  attachments,
});

/** Of `/mailbox.json`: `links` in the order of the text, `code` where the mail has one. */
export const jsonMail = (mail: CaughtMail, { html, text, attachments }: CaughtMailText) => ({
  id: mail.id,
  messageId: mail.messageId,
  to: mail.recipients,
  from: mail.sender,
  subject: mail.subject,
  at: mail.caughtAt.toISOString(),
  text,
  html,
  links: linksIn(text),
  attachments,
  code: /^ {4}(\d{6})$/m.exec(text)?.[1] ?? null,
});

/** Each address stands on a line of its own. */
const linksIn = (text: string): string[] => [...text.matchAll(/^https?:\/\/\S+$/gm)].map(([link]) => link);
