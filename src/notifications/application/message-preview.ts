import type { EmailTemplates } from '../../platform/mail/email-templates.js';
import { withoutIsolates } from '../../platform/mail/isolation.js';
import type { MailWriter, WrittenLink } from './mail-writer.js';
import type { StoredMessage } from './stored-message.js';

export interface Preview {
  readonly subject: string;
  readonly text: string;
}

/** Staff read what a mail says; the link and the code in it are for its recipient alone. */
export class MessagePreview {
  constructor(
    private readonly writer: MailWriter,
    private readonly templates: EmailTemplates,
    private readonly baseUrl: string,
  ) {}

  /** Null for a message whose words this release doesn't have. */
  of(message: StoredMessage): Preview | null {
    try {
      const model = this.writer.write(message, this.redacted(message));
      return { subject: withoutIsolates(model.subject), text: this.templates.render(model).text };
    } catch {
      return null;
    }
  }

  private redacted({ template, data }: StoredMessage): WrittenLink {
    if (template === 'step-up') return { href: null, code: '••••••', until: null };
    if (template === 'sign-in') return { href: `${this.baseUrl}/link/•••`, code: '••••••', until: null };
    const path = 'link' in data && 'path' in data.link ? data.link.path : '/link/•••';
    return { href: `${this.baseUrl}${path}`, code: null, until: null };
  }
}
