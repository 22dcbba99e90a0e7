import type { SendMailOptions } from 'nodemailer';
import type { Mail, MailAttachment } from './mail.js';

/** The same for every transport, so that what is read in a caught mail is what would have been sent. */
export function mimeOf(mail: Mail): SendMailOptions {
  return {
    from: mail.from,
    to: [mail.to],
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    ...(mail.returnPath ? { envelope: { from: mail.returnPath, to: mail.to.address } } : {}),
    ...(mail.references.length > 0 ? { references: [...mail.references] } : {}),
    ...(mail.calendar ? { icalEvent: calendarPart(mail.calendar) } : {}),
    ...(mail.attachments?.length ? { attachments: mail.attachments.map(attachedPart) } : {}),
    headers: { ...mail.headers },
    // Nothing in a mail may make the worker read a file or call an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const attachedPart = ({ fileName: filename, mediaType: contentType, content }: MailAttachment) => ({
  ...{ filename, contentType, content },
  contentDisposition: 'attachment' as const,
});

const calendarPart = ({ method, fileName, content }: NonNullable<Mail['calendar']>) => ({
  method,
  filename: fileName,
  content,
});
