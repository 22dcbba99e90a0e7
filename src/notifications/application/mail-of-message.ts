import type { Sql } from '../../platform/database/database.js';
import type { Mail } from '../../platform/mail/mail.js';
import type { LinkOfMessage } from './link-of-message.js';
import type { MailAttachments } from './mail-attachments.js';
import type { StoredMessage } from './stored-message.js';
import type { WrittenMail } from './written-mail.js';

/** A message as a mail that can be handed over, with its link and its documents. */
export class MailOfMessage {
  constructor(
    private readonly links: LinkOfMessage,
    private readonly written: WrittenMail,
    private readonly attachments: MailAttachments,
  ) {}

  /** Null when the link in it has died meanwhile. @throws when a word is missing, or a document can't be read */
  async write(message: StoredMessage, before: string | null, now: Date, sql: Sql): Promise<Mail | null> {
    const link = await this.links.link(message.data, now, sql);
    if (!link) return null;
    const mail = this.written.of(message, link, before);
    const attachments = await this.attachments.of(message);
    return attachments.length > 0 ? { ...mail, attachments } : mail;
  }
}
