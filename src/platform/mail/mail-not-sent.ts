import { cleanText } from '../input.js';

/** Nobody took the mail. `permanent`: trying again can't help, somebody has to look at it. */
export class MailNotSent extends Error {
  constructor(
    message: string,
    readonly permanent: boolean,
    /** What the mail server said, word by word; null where it said nothing. */
    readonly answer: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MailNotSent';
  }
}

interface SmtpError extends Error {
  code?: string;
  /** `MAIL FROM`, `RCPT TO`, `DATA` … */
  command?: string;
  responseCode?: number;
  response?: string;
}

/**
 * A server that says 5xx about this mail means this mail. One that refuses our password, our address (550 at the
 * greeting), the address that we send from or the encryption means us: that is put right by people, and the mails wait for it.
 */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

export function mailNotSent(error: unknown): MailNotSent {
  const { code = '', command, responseCode, response, message } = error as SmtpError;
  const byServer = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  // 552 to it is about the size of this one
  const aboutSender = command === 'MAIL FROM' && responseCode !== undefined && responseCode !== 552;
  const before = code === 'EENVELOPE' && responseCode === undefined;
  const permanent = aboutTheMail.has(code) && !aboutSender && (byServer || before);
  return new MailNotSent(said(message), permanent, response ? said(response) : null, {
    cause: error,
  });
}

/** Kept in rows and told to people, whatever bytes a server sends. */
const said = (text: unknown): string => cleanText(String(text).slice(0, 500));
