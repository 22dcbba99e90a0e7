import { Body, Controller, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { checkPdf } from '../../platform/documents/check-pdf.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { line } from '../../platform/input.js';
import { uploadAnswer } from '../answers/document-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { PdfBody } from '../requests/pdf-body.interceptor.js';
import { sayReplayed } from '../requests/say-replayed.js';

const uploadQuery = z.object({ fileName: line(200).default('document.pdf') });

@Controller('api/v1/documents')
@SignedIn()
export class UploadsController {
  constructor(
    private readonly documents: DocumentStore,
    private readonly writes: IdempotentWrites,
  ) {}

  @Post()
  @UseInterceptors(PdfBody)
  @Documented({
    tag: 'Documents',
    summary: 'Upload a PDF',
    description: 'At most 20 MB and 200 pages. It can then be named by its hash, only by you.',
    status: 201,
    bodyType: 'application/pdf',
    answer: uploadAnswer,
  })
  async upload(
    @Body() body: unknown,
    @Query({ schema: uploadQuery }) { fileName }: z.output<typeof uploadQuery>,
    @CurrentAccount() account: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ) {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    const { pages } = await checkPdf(bytes);
    const document = { kind: 'upload' as const, mediaType: 'application/pdf', bytes, pages };
    // named by its content, so storing it twice is storing it once; the key only has to say that it is the same request
    const sha256 = await this.documents.upload(document, { personId: account.id, fileName });
    return sayReplayed(await this.writes.run(use, async () => ({ sha256, pages })), response);
  }
}
