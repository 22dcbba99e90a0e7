import { createTransport } from 'nodemailer';
import type { DkimKey } from '../config/mail-settings.js';
import { cleanText } from '../input.js';
import type { Mail } from './mail.js';
import { MailNotSent, mailNotSent } from './mail-not-sent.js';
import { MailTransport } from './mail-transport.js';
import { mimeOf } from './mime.js';
import { onePiece } from './one-piece.js';
import { Slots } from './slots.js';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…:465`. */
  readonly url: string;
  readonly connections?: number;
  /** Mails a second, for servers that take no more; as many as it takes without it. */
  readonly rate?: number | undefined;
  readonly dkim?: DkimKey | undefined;
  /** Milliseconds without a word from the server after which a mail is tried again later. */
  readonly silence?: number;
  /** Milliseconds that one mail may take altogether: a server that trickles its answers holds no worker up. */
  readonly longest?: number;
}

/** A few connections, kept open between mails. */
export class SmtpMailTransport extends MailTransport {
  private readonly pool: ReturnType<typeof poolTo>;
  private readonly longest: number;
  private readonly slots: Slots;

  constructor(options: SmtpOptions) {
    super();
    this.pool = poolTo(options);
    this.longest = options.longest ?? 60_000;
    this.slots = new Slots(inHand(options));
    // A connection that breaks while nothing is being sent is replaced by the next mail.
    this.pool.on('error', () => {});
    this.pool.use('stream', ({ message }, done) => {
      message.transform(onePiece);
      done();
    });
  }

  async send(mail: Mail): Promise<string> {
    if (!(await this.slots.take(this.longest))) throw this.tooSlow();
    const handing = this.pool.sendMail(mimeOf(mail)).finally(() => this.slots.give());
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.tooSlow()), this.longest).unref();
    });
    try {
      const taken = await Promise.race([handing, late]);
      return cleanText(String(taken.response).slice(0, 500));
    } catch (error) {
      throw error instanceof MailNotSent ? error : mailNotSent(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.pool.close();
  }

  private tooSlow(): MailNotSent {
    return new MailNotSent(`The mail server took longer than ${this.longest / 1000} s.`, false);
  }
}

/** Of what waits for the rate, this many milliseconds' worth. */
const aheadMs = 20_000;

/**
 * What the pool is given it sends, even after we have given up on it: so it is given no more than it can begin soon, and
 * what waits for its turn in vain has not been sent and may be tried again.
 */
const inHand = ({ connections = 5, rate }: SmtpOptions): number =>
  rate === undefined ? connections : Math.max(1, Math.min(connections, Math.floor((rate * aheadMs) / 1_000)));

function poolTo({ url, connections = 5, silence = 20_000, rate, dkim }: SmtpOptions) {
  return createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: 1_000,
    // Trying again is ours: an attempt that isn't counted is one that nobody sees.
    maxRequeues: 0,
    ...(rate === undefined ? {} : { rateLimit: rate, rateDelta: 1_000 }),
    ...(dkim ? { dkim: signedBy(dkim) } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: silence,
    dnsTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** One click unsubscribes only where both of its headers are signed (RFC 8058, 4). */
const signedHeaders = [
  ...['From', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'MIME-Version', 'Content-Type', 'In-Reply-To'],
  ...['References', 'Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

const signedBy = ({ domain, selector, privateKey }: DkimKey) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames: signedHeaders,
});
