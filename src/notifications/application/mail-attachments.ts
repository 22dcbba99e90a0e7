import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { MailAttachment } from '../../platform/mail/mail.js';
import type { StoredMessage } from './stored-message.js';

/** Mail servers refuse more, and base64 makes a third more of it; who gets a link instead finds the file behind it. */
const most = 7 * 1024 * 1024;

/** The documents that go with a message, read when it is sent. */
export class MailAttachments {
  constructor(private readonly documents: DocumentStore) {}

  async of({ data }: Pick<StoredMessage, 'data'>): Promise<MailAttachment[]> {
    const attached: MailAttachment[] = [];
    for (const { sha256, fileName } of ('attached' in data && data.attached) || []) {
      const stored = await this.documents.read(sha256);
      if (stored && stored.bytes.length <= most)
        attached.push({ fileName, mediaType: stored.mediaType, content: stored.bytes });
    }
    return attached;
  }
}
