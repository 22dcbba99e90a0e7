import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import type { Account } from '../../accounts/domain/account.js';
import { ScanIntake } from '../../ceremony/application/scan-intake.js';
import { checkPdf } from '../../platform/documents/check-pdf.js';
import { type DocumentKind, DocumentStore } from '../../platform/documents/document-store.js';
import { PdfRefused } from '../../platform/documents/pdf-refused.js';
import { ScanRefused } from '../../platform/documents/scan-refused.js';
import { AppError } from '../../platform/errors.js';
import type { ActionForm } from './action-forms/action-form.js';
import type { KeptFile } from './action-submission.js';
import { type ReceivedFile, receiveFile } from './received-file.js';
import { receiveScan } from './received-scan.js';

/** Who sends what. */
interface Sent {
  readonly account: Account;
  readonly request: Request;
  readonly response: Response;
}

/** Keeps what a person brings with a form, once it was found to be something that can be read. */
@Injectable()
export class UploadedPapers {
  constructor(
    private readonly documents: DocumentStore,
    private readonly limits: AttemptLimits,
    private readonly scans: ScanIntake,
  ) {}

  /**
   * Reads the body into `request.body`. Answers null where no file came with it; an error is about the file alone, so
   * everything that was typed beside it is kept.
   */
  async receive(form: ActionForm, sent: Sent): Promise<KeptFile | AppError | null> {
    try {
      return await (form.scanned ? this.scan(sent) : this.paper(form, sent));
    } catch (error) {
      if (error instanceof PdfRefused || error instanceof ScanRefused) return error;
      if (error instanceof AppError && error.kind === 'rate-limited') return error;
      throw error;
    }
  }

  private async paper({ upload }: ActionForm, { account, request, response }: Sent): Promise<KeptFile | null> {
    const file = await receiveFile(request, response);
    if (file instanceof PdfRefused) throw file;
    if (!upload || file === null) return null;
    return { sha256: await this.keep(file, upload.kind, account.id), name: file.name };
  }

  private async scan({ account, request, response }: Sent): Promise<KeptFile | null> {
    const files = await receiveScan(request, response);
    if (files instanceof ScanRefused) throw files;
    const [first, ...others] = files;
    if (!first) return null;
    const sha256 = await this.scans.keep(files, account.id);
    return { sha256, name: others.length === 0 ? first.name : `${first.name} + ${others.length}` };
  }

  private async keep(file: ReceivedFile, kind: DocumentKind, personId: string): Promise<string> {
    await this.limits.count('uploadsOfPerson', personId);
    const { pages } = await checkPdf(file.bytes);
    const document = { kind, mediaType: 'application/pdf', bytes: file.bytes, pages };
    return this.documents.upload(document, { personId, fileName: file.name });
  }
}
