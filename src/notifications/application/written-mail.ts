import { calendarEntry } from '../../ceremony/application/calendar-entry.js';
import type { EmailModel } from '../../platform/mail/email-model.js';
import type { EmailTemplates } from '../../platform/mail/email-templates.js';
import type { Mail } from '../../platform/mail/mail.js';
import type { MailWriter, WrittenLink } from './mail-writer.js';
import type { StoredMessage } from './stored-message.js';

export interface Sender {
  /** `Entente <entente@example.org>` */
  readonly from: string;
  readonly baseUrl: string;
}

/** A message as it leaves the house. */
export class WrittenMail {
  constructor(
    private readonly writer: MailWriter,
    private readonly templates: EmailTemplates,
    private readonly sender: Sender,
  ) {}

  of(message: StoredMessage, link: WrittenLink): Mail {
    const model = this.writer.write(message, link);
    const { messageId, partnershipId, recipientMail, recipientName, reference } = message;
    return {
      ...this.templates.render(model),
      from: this.sender.from,
      to: { name: recipientName, address: recipientMail },
      subject: model.subject,
      messageId,
      references: partnershipId ? [this.threadOf(partnershipId)] : [],
      ...this.calendarOf(message, model),
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': model.language,
        ...(reference ? { 'X-Entente-Reference': reference } : {}),
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
    return { calendar: { method: appointment.method, fileName: 'ceremony.ics', content: calendarEntry(entry) } };
  }

  /** All mails about one partnership name this one, which never was sent, so that they stand together. */
  private threadOf(partnershipId: string): string {
    return `<case.${partnershipId}@${new URL(this.sender.baseUrl).hostname}>`;
  }
}
