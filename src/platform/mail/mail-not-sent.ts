/** Nobody took the mail. `permanent`: trying again can't help, somebody has to look at it. */
export class MailNotSent extends Error {
  constructor(
    message: string,
    readonly permanent: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'MailNotSent';
  }
}

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
  response?: string;
}

/**
 * A server that says 5xx about this mail means this mail. One that refuses our password, our address (550 at the
 * greeting) or the encryption means us: that is put right by people, and the mails wait for it.
 */
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

export function mailNotSent(error: unknown): MailNotSent {
  const { code = '', responseCode, message } = error as SmtpError;
  const byServer = responseCode !== undefined && responseCode >= 500 && responseCode !== 503;
  const before = code === 'EENVELOPE' && responseCode === undefined;
  const permanent = aboutTheMail.has(code) && (byServer || before);
  return new MailNotSent(String(message).slice(0, 500), permanent, { cause: error });
}
