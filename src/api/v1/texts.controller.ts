import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { AgreementContents } from '../../agreements/application/agreement-contents.js';
import { AppError } from '../../platform/errors.js';
import { Documented } from '../openapi/documented.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { CaseAnswers } from './case-answers.js';

/** The whole text of a revision, for whoever may see the case. */
@Controller('api/v1/partnerships/:reference/texts')
@SignedIn()
export class TextsController {
  constructor(
    private readonly cases: CaseAnswers,
    private readonly contents: AgreementContents,
  ) {}

  @Get(':revision')
  @Documented({
    tag: 'Partnerships',
    summary: 'The text of one revision, clause by clause in every language',
    description:
      'The canonical bytes (RFC 8785): their SHA-256 is what both communities accept and what is signed. The `ETag` is that hash.',
    answerType: 'application/json',
  })
  async text(
    @Param('reference', KnownReference) reference: string,
    @Param('revision') asked: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { partnership } = await this.cases.view(reference, account);
    const revision = partnership.procedure.revisions.find(({ number }) => String(number) === asked);
    if (!revision)
      throw new AppError({ kind: 'not-found', code: 'text.no-revision', message: 'There is no such text.' });
    const { bytes, sha256 } = await this.contents.canonical(partnership, revision);
    response.setHeader('ETag', `"${sha256}"`);
    return new StreamableFile(bytes, { type: 'application/json', length: bytes.length });
  }
}
