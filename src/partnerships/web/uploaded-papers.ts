import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { checkPdf } from '../../platform/documents/check-pdf.js';
import { type DocumentKind, DocumentStore } from '../../platform/documents/document-store.js';
import type { ReceivedFile } from './received-file.js';

/** Keeps a PDF that a person brings, once it was found to be one that can be read. */
@Injectable()
export class UploadedPapers {
  constructor(
    private readonly documents: DocumentStore,
    private readonly limits: AttemptLimits,
  ) {}

  /** The SHA-256 under which it is kept. @throws PdfRefused, or AppError `rate-limited` */
  async keep(file: ReceivedFile, kind: DocumentKind, personId: string): Promise<string> {
    await this.limits.count('uploadsOfPerson', personId);
    const { pages } = await checkPdf(file.bytes);
    const document = { kind, mediaType: 'application/pdf', bytes: file.bytes, pages };
    return this.documents.upload(document, { personId, fileName: file.name });
  }
}
