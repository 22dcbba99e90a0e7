import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { documentsOf } from '../../agreements/application/documents-of-case.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { DocumentStore } from '../../platform/documents/document-store.js';
import { AppError } from '../../platform/errors.js';
import { documentAnswer } from '../answers/document-answer.js';
import { pageOf } from '../answers/text-schemas.js';
import { Documented } from '../openapi/documented.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { CaseAnswers } from './case-answers.js';

/** Papers of a case, for whoever may see the case. */
@Controller('api/v1/partnerships/:reference/documents')
@SignedIn()
export class CaseDocumentsController {
  constructor(
    private readonly cases: CaseAnswers,
    private readonly documents: DocumentStore,
  ) {}

  @Get()
  @Documented({ tag: 'Documents', summary: 'Papers of a case', answer: pageOf(documentAnswer) })
  async list(@Param('reference', KnownReference) reference: string, @CurrentAccount() account: Account) {
    const view = await this.cases.view(reference, account);
    const base = `/api/v1/partnerships/${view.partnership.reference}/documents`;
    const items = documentsOf(view.partnership.procedure, view.events).map(({ sha256, kind, side }) => ({
      ...{ sha256, kind, side },
      href: `${base}/${sha256}`,
    }));
    return { items, nextCursor: null };
  }

  @Get(':sha256')
  @Documented({ tag: 'Documents', summary: 'One paper', answerType: 'application/pdf' })
  async bytes(
    @Param('reference', KnownReference) reference: string,
    @Param('sha256') sha256: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const view = await this.cases.view(reference, account);
    const paper = documentsOf(view.partnership.procedure, view.events).find((each) => each.sha256 === sha256);
    const found = paper ? await this.documents.read(paper.sha256) : null;
    if (!paper || !found) throw documentUnknown();
    response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    const name = `${view.partnership.reference}-${paper.kind}-${paper.side}.pdf`;
    return new StreamableFile(found.bytes, {
      type: found.mediaType,
      disposition: `attachment; filename="${name}"`,
      length: found.bytes.length,
    });
  }
}

const documentUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'document.not-found', message: 'This case has no such document.' });
