import type { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Sql } from '../../platform/database/database.js';
import type { Mail } from '../../platform/mail/mail.js';
import { MailNotSent } from '../../platform/mail/mail-not-sent.js';
import type { MailTransport } from '../../platform/mail/mail-transport.js';
import { nextAttempt } from '../domain/attempts.js';
import type { LinkOfMessage } from './link-of-message.js';
import type { MailAttachments } from './mail-attachments.js';
import type { WrittenLink } from './mail-writer.js';
import { messageColumns, type StoredMessage } from './stored-message.js';
import type { WrittenMail } from './written-mail.js';

const lockSql = `
select ${messageColumns} from message m left join partnership p on p.id = m.partnership_id
where m.id = $1 and m.state in ('queued', 'dispatched') for update of m skip locked`;

const sentSql = `
update message set state = 'sent', subject = $2, sent_at = $3, attempts = attempts + 1, last_error = null where id = $1`;
const againSql = `
update message set state = 'queued', attempts = attempts + 1, next_attempt_at = $2, last_error = $3 where id = $1`;
const failedSql = `
update message set state = 'failed', attempts = attempts + 1, next_attempt_at = $2, last_error = $3 where id = $1`;
const cancelledSql = `update message set state = 'cancelled', last_error = $2 where id = $1`;

/**
 * Sends one message. The row is locked meanwhile, so two workers never send it at once; who dies after the server took
 * the mail leaves it to be sent again, under the same Message-ID.
 */
export class SendMessage {
  constructor(
    private readonly links: LinkOfMessage,
    private readonly written: WrittenMail,
    private readonly attachments: MailAttachments,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Inside a transaction that commits afterwards. Never throws for what is wrong with the mail or its server. */
  async execute(id: string, sql: Sql): Promise<void> {
    const [message] = await sql.query<StoredMessage & Record<string, unknown>>(lockSql, [id]);
    if (!message) return;
    const link = await this.links.link(message.data, this.clock.now(), sql);
    if (!link) {
      await sql.query(cancelledSql, [id, 'The link in it no longer works.']);
      return;
    }
    const sent = await this.attempt(message, link);
    if (sent instanceof Error) await this.note(message, sent, sql);
    else await sql.query(sentSql, [id, sent.subject, this.clock.now()]);
  }

  private async attempt(message: StoredMessage, link: WrittenLink): Promise<Mail | Error> {
    try {
      const mail = { ...this.written.of(message, link), attachments: await this.attachments.of(message) };
      await this.transport.send(mail);
      return mail;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async note({ id, attempts }: StoredMessage, error: Error, sql: Sql): Promise<void> {
    const now = this.clock.now();
    const next = isPassing(error) ? nextAttempt(attempts + 1, now) : null;
    await sql.query(next ? againSql : failedSql, [id, next ?? now, error.message.slice(0, 500)]);
  }
}

/** The server, or the store of what is attached, will be back. */
const isPassing = (error: Error): boolean =>
  error instanceof MailNotSent ? !error.permanent : error instanceof AppError && error.kind === 'unavailable';
