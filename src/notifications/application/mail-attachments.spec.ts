import { describe, expect, it } from '@jest/globals';
import type { DocumentStore } from '../../platform/documents/document-store.js';
import type { MessageData } from '../domain/message-data.js';
import { MailAttachments } from './mail-attachments.js';

const stored: Record<string, Buffer> = { small: Buffer.from('%PDF-1.7'), large: Buffer.alloc(8 * 1024 * 1024) };
const attachments = new MailAttachments({
  read: async (sha256: string) =>
    stored[sha256]
      ? { bytes: stored[sha256], mediaType: 'application/pdf', sha256, kind: 'sealed', pages: null }
      : null,
} as unknown as DocumentStore);

const attached = (...names: string[]) =>
  attachments.of({
    data: { attached: names.map((sha256) => ({ sha256, fileName: `${sha256}.pdf` })) } as unknown as MessageData,
  });

describe('the documents that go with a mail', () => {
  it('are attached under their names', async () => {
    expect(await attached('small')).toEqual([
      { fileName: 'small.pdf', mediaType: 'application/pdf', content: stored.small },
    ]);
  });

  it('stay away where they are too large for mail servers, or gone: the mail has a link to them', async () => {
    expect(await attached('large', 'missing')).toEqual([]);
  });

  it('are none in mails that are about a link alone', async () => {
    expect(await attachments.of({ data: { linkId: 'a-link' } })).toEqual([]);
  });
});
