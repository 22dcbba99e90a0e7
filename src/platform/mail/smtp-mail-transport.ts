import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Mail } from './mail.js';
import { MailNotSent, mailNotSent } from './mail-not-sent.js';
import { MailTransport } from './mail-transport.js';
import { mimeOf } from './mime.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  readonly connections?: number;
  /** Milliseconds without a word from the server after which a mail is tried again later. */
  readonly silence?: number;
  /** Milliseconds that one mail may take altogether: a server that trickles its answers holds no worker up. */
  readonly longest?: number;
}

/** A few connections, kept open between mails. */
export class SmtpMailTransport extends MailTransport {
  private readonly pool: ReturnType<typeof poolTo>;
  private readonly longest: number;

  constructor(options: SmtpOptions) {
    super();
    this.pool = poolTo(options);
    this.longest = options.longest ?? 60_000;
    // A connection that breaks while nothing is being sent is replaced by the next mail.
    this.pool.on('error', () => {});
  }

  async send(mail: Mail): Promise<void> {
    const abort = new AbortController();
    try {
      await Promise.race([this.pool.sendMail(mimeOf(mail)), this.outOfTime(abort.signal)]);
    } catch (error) {
      throw error instanceof MailNotSent ? error : mailNotSent(error);
    } finally {
      abort.abort();
    }
  }

  async close(): Promise<void> {
    this.pool.close();
  }

  private async outOfTime(signal: AbortSignal): Promise<never> {
    await wait(this.longest, undefined, { signal, ref: false });
    throw new MailNotSent(`The mail server took longer than ${this.longest / 1000} s.`, false);
  }
}

function poolTo({ url, connections = 5, silence = 20_000 }: SmtpOptions) {
  return createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // Trying again is ours: an attempt that isn't counted is one that nobody sees.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: silence,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
