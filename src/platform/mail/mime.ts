import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail.js';

/** The same for every transport, so that what is read in a caught mail is what would have been sent. */
export function mimeOf(mail: Mail): SendMailOptions {
  return {
    from: mail.from,
    to: [mail.to],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.references.length > 0 ? { references: [...mail.references] } : {}),
    headers: { ...mail.headers },
    // Nothing in a mail may make the worker read a file or call an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
