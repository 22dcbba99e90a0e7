import type { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/errors.js';
import type { Sql } from '../../platform/database/database.js';
import type { Mail } from '../../platform/mail/mail.js';
import { MailNotSent } from '../../platform/mail/mail-not-sent.js';
import type { MailTransport } from '../../platform/mail/mail-transport.js';
import { nextAttempt } from '../domain/attempts.js';
import { namesNoMailbox } from '../domain/mail-status.js';
import { isReminder } from '../domain/fate-of-mail.js';
import { withheldNow } from '../domain/withheld.js';
import type { PauseAddress } from './addresses/pause-address.js';
import { type DueMessage, lockDueMessage } from './due-message.js';
import type { MailOfMessage } from './mail-of-message.js';
import type { SecondLook } from './second-look.js';

const sentSql = `
update message set state = 'sent', subject = $2, sent_at = $3, attempts = attempts + 1, last_error = null, server_answer = $4,
  lateness_ms = coalesce(lateness_ms, extract(epoch from greatest($3::timestamptz, due_at) - due_at) * 1000) where id = $1`;
const againSql = `
update message set state = 'queued', attempts = attempts + 1, next_attempt_at = $2, last_error = $3,
  server_answer = coalesce($4, server_answer) where id = $1`;
const failedSql = `
update message set state = 'failed', attempts = attempts + 1, next_attempt_at = $2, last_error = $3,
  server_answer = coalesce($4, server_answer) where id = $1`;
const withheldSql = `update message set state = $2, withheld = $3, last_error = $4, next_attempt_at = $5 where id = $1`;

/**
 * Sends one message. The row is locked meanwhile, so two workers never send it at once; who dies after the server took
 * the mail leaves it to be sent again, under the same Message-ID.
 */
export class SendMessage {
  constructor(
    private readonly mails: MailOfMessage,
    private readonly transport: MailTransport,
    private readonly look: SecondLook,
    private readonly pause: PauseAddress,
    private readonly clock: Clock,
  ) {}

  /** Inside a transaction that commits afterwards. Never throws for what is wrong with the mail or its server. */
  async execute(id: string, sql: Sql): Promise<void> {
    const due = await lockDueMessage(id, sql);
    if (!due || (await this.keptBack(due, sql))) return;
    const message = await this.look.at(due, this.clock.now(), sql);
    if (!message) return;
    const sent = await this.attempt(message, sql);
    if (sent === null) await this.keep(id, 'cancelled', 'link-dead', 'The link in it no longer works.', sql);
    else if (sent instanceof Error) await this.note(message, sent, sql);
    else await sql.prepared('message-sent', sentSql, [id, sent.subject, this.clock.now(), sent.answer]);
  }

  /** True where it doesn't go out, which its row then says. */
  private async keptBack(message: DueMessage, sql: Sql): Promise<boolean> {
    const verdict = withheldNow({ ...message, isReminder: isReminder(message.template) });
    if (!verdict) return false;
    await this.keep(message.id, verdict.incident ? 'failed' : 'cancelled', verdict.withheld, verdict.reason, sql);
    return true;
  }

  private keep(id: string, state: string, withheld: string, reason: string, sql: Sql): Promise<unknown> {
    return sql.query(withheldSql, [id, state, withheld, reason, this.clock.now()]);
  }

  private async attempt(message: DueMessage, sql: Sql): Promise<(Mail & { answer: string }) | Error | null> {
    try {
      const mail = await this.mails.write(message, message.before, this.clock.now(), sql);
      return mail ? { ...mail, answer: await this.transport.send(mail) } : null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async note({ id, attempts, recipientMail: mail }: DueMessage, error: Error, sql: Sql): Promise<void> {
    const now = this.clock.now();
    const next = isPassing(error) ? nextAttempt(attempts + 1, now) : null;
    const answer = error instanceof MailNotSent ? error.answer : null;
    await sql.query(next ? againSql : failedSql, [id, next ?? now, error.message.slice(0, 500), answer]);
    if (next === null && answer !== null && namesNoMailbox(answer))
      await this.pause.execute({ mail, because: 'bounced', detail: answer, messageId: id }, sql);
  }
}

/** The server, or the store of what is attached, will be back. */
const isPassing = (error: Error): boolean =>
  error instanceof MailNotSent ? !error.permanent : error instanceof AppError && error.kind === 'unavailable';
