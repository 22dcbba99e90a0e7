import { calendarEntry } from '../../ceremony/application/calendar-entry.js';
import type { EmailModel } from '../../platform/mail/email-model.js';
import type { EmailTemplates } from '../../platform/mail/email-templates.js';
import type { Mail } from '../../platform/mail/mail.js';
import type { MailTokenPurpose, MailTokens } from '../domain/mail-tokens.js';
import type { MailWriter, WrittenFoot, WrittenLink } from './mail-writer.js';
import type { StoredMessage } from './stored-message.js';

export interface Sender {
  /** `Entente <entente@example.org>` */
  readonly from: string;
  readonly baseUrl: string;
  readonly tokens: MailTokens;
  /** Where mail that can't be delivered comes back to; without it, to `from`. */
  readonly returnPath?: string | undefined;
}

/** Pages behind the links at the foot of a mail. */
export const mailLinkPaths: Readonly<Record<MailTokenPurpose, string>> = {
  'not-me': '/mail/not-me/',
  preferences: '/mail/preferences/',
  unsubscribe: '/mail/unsubscribe/',
};

const onlyTells = ({ informative, template }: StoredMessage): boolean => informative || template === 'digest';

/** A message as it leaves the house. */
export class WrittenMail {
  constructor(
    private readonly writer: MailWriter,
    private readonly templates: EmailTemplates,
    private readonly sender: Sender,
  ) {}

  /** @param before Message-ID of the mail before it about the same case to the same person */
  of(message: StoredMessage, link: WrittenLink, before: string | null = null): Mail {
    const model = this.writer.write(message, link, this.footOf(message));
    const { id, messageId, partnershipId, recipientMail, recipientName, reference } = message;
    const { from, returnPath, tokens } = this.sender;
    return {
      ...this.templates.render(model),
      from,
      ...(returnPath ? { returnPath: tokens.returnPath(returnPath, id) } : {}),
      to: { name: recipientName, address: recipientMail },
      subject: model.subject,
      messageId,
      references: [...(partnershipId ? [this.threadOf(partnershipId)] : []), ...(before ? [before] : [])],
      ...(before ? { inReplyTo: before } : {}),
      ...this.calendarOf(message, model),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': model.language,
        ...(reference ? { 'X-Entente-Reference': reference } : {}),
        ...this.unsubscribing(message),
      },
    };
  }

  private calendarOf({ data, recipientMail, recipientName, reference }: StoredMessage, { calendar }: EmailModel) {
    const appointment = 'calendar' in data ? data.calendar : undefined;
    if (!appointment || !calendar) return {};
    const entry = {
      ...appointment,
      ...calendar,
      page: `${this.sender.baseUrl}/partnerships/${reference}`,
      organizer: this.sender.from,
      attendee: { name: recipientName, mail: recipientMail },
    };
    const fileName = `${appointment.kind ?? 'ceremony'}.ics`;
    return { calendar: { method: appointment.method, fileName, content: calendarEntry(entry) } };
  }

  private footOf(message: StoredMessage): WrittenFoot {
    return {
      notMe: this.tokenUrl('not-me', message),
      preferences: onlyTells(message) ? this.tokenUrl('preferences', message) : null,
    };
  }

  /** Only for what can be done without; mail programs show a button of their own for it (RFC 8058). */
  private unsubscribing(message: StoredMessage): Record<string, string> {
    if (!onlyTells(message)) return {};
    const address = this.tokenUrl('unsubscribe', message);
    const oneClick = address.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
    return { 'List-Unsubscribe': `<${address}>`, ...oneClick };
  }

  private tokenUrl(purpose: MailTokenPurpose, { id, recipientMail: mail }: StoredMessage): string {
    const { baseUrl, tokens } = this.sender;
    return `${baseUrl}${mailLinkPaths[purpose]}${tokens.tokenOf(purpose, { id, mail })}`;
  }

  /** All mails about one partnership name this one, which never was sent, so that they stand together. */
  private threadOf(partnershipId: string): string {
    return `<case.${partnershipId}@${new URL(this.sender.baseUrl).hostname}>`;
  }
}
