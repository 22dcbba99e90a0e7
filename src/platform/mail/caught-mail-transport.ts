import { createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../clock/clock.js';
import type { Database } from '../database/database.js';
import type { Mail } from './mail.js';
import { MailTransport } from './mail-transport.js';
import { mimeOf } from './mime.js';

/** Keeps the raw mail in the database instead of sending it: for the embedded default, on this machine only. */
export class CaughtMailTransport extends MailTransport {
  private readonly stream = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  async send(mail: Mail): Promise<string> {
    const { message } = await this.stream.sendMail(mimeOf(mail));
    const { messageId, from, to, subject } = mail;
    await this.database.query(
      `insert into caught_mail (id, message_id, sender, recipients, subject, raw, caught_at)
       values ($1, $2, $3, array[$4], $5, $6, $7)`,
      [uuidv7(), messageId, from, to.address, subject, message, this.clock.now()],
    );
    return 'caught';
  }

  async close(): Promise<void> {}
}
