import type { Mail } from './mail.js';

/** Hands mails over. It deliberately knows neither queues nor templates, and never tries twice by itself. */
export abstract class MailTransport {
  /**
   * Resolves, with what the other side answered, once it has taken responsibility for the mail.
   * @throws MailNotSent
   */
  abstract send(mail: Mail): Promise<string>;
  /** Lets what is being sent finish, then closes connections. */
  abstract close(): Promise<void>;
}
