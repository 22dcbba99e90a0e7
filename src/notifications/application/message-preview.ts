import type { EmailTemplates } from '../../platform/mail/email-templates.js';
import { withoutIsolates } from '../../platform/mail/isolation.js';
import type { LinkOnlyData, MessageData } from '../domain/message-data.js';
import type { MailWriter, MessageToWrite, WrittenLink } from './mail-writer.js';

/** A message, or one that would be made. */
export interface PreviewedMessage extends MessageToWrite {
  readonly data: Omit<MessageData, 'link'> | MessageData | LinkOnlyData;
}

export interface Preview {
  readonly subject: string;
  readonly text: string;
  /** English where the recipient's own language lacks a word of this mail. */
  readonly language: string;
}

/** Staff read what a mail says; the link and the code in it are for its recipient alone. */
export class MessagePreview {
  constructor(
    private readonly writer: MailWriter,
    private readonly templates: EmailTemplates,
    private readonly baseUrl: string,
  ) {}

  /** Null for a message whose words this release doesn't have. */
  of(message: PreviewedMessage): Preview | null {
    try {
      const model = this.writer.write(message, this.redacted(message));
      const { subject, language } = model;
      return { subject: withoutIsolates(subject), text: this.templates.render(model).text, language };
    } catch {
      return null;
    }
  }

  private redacted({ template, data }: PreviewedMessage): WrittenLink {
    if (template === 'step-up') return { href: null, code: '••••••', until: null };
    if (template === 'sign-in') return { href: `${this.baseUrl}/link/•••`, code: '••••••', until: null };
    const path = 'link' in data && 'path' in data.link ? data.link.path : '/link/•••';
    return { href: `${this.baseUrl}${path}`, code: null, until: null };
  }
}
