import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { type CaseDocument, documentsOf } from '../../agreements/application/documents-of-case.js';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { CaseView } from '../../partnerships/application/case.query.js';
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
    const items = papersOf(view).map((paper) => ({ ...paper, href: `${base}/${paper.sha256}` }));
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
    const paper = papersOf(view).find((each) => each.sha256 === sha256);
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

/** With the letter by which an invitation was answered, which staff record. */
function papersOf({ partnership, events }: CaseView): CaseDocument[] {
  const letters = events.flatMap(({ data }) => {
    const sha256 = 'letterSha256' in data ? data.letterSha256 : null;
    return sha256 ? [{ sha256, kind: 'letter' as const, side: 'counterpart' as const }] : [];
  });
  const known = documentsOf(partnership.procedure);
  return [...known, ...letters.filter(({ sha256 }) => known.every((each) => each.sha256 !== sha256))];
}

const documentUnknown = (): AppError =>
  new AppError({ kind: 'not-found', code: 'document.not-found', message: 'This case has no such document.' });
