import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { CancelledSteps } from '../../application/cancelled-steps.js';
import { CaseQuery } from '../../application/case.query.js';
import { actorOf } from '../actor-of.js';
import { caseAddress } from '../case-names.js';
import { CaseDocuments } from './case-documents.js';
import { casePage } from './case-page.js';

/** A case as its two communities see it. */
@Controller('partnerships/:reference')
@SignedIn()
export class CaseController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly renderer: PageRenderer,
    private readonly documents: CaseDocuments,
    private readonly cancelled: CancelledSteps,
  ) {}

  @Get()
  async show(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    const cancelled = await this.cancelled.of(view.partnership.procedure.id);
    return this.renderer.render('partnerships/case', casePage(view, cancelled), page);
  }

  /** Where links of invitations lead. */
  @Get('invitation')
  invitation(@Param('reference') reference: string, @Res({ passthrough: true }) response: Response): void {
    response.redirect(303, caseAddress({ reference }));
  }

  @Get('documents/:sha256')
  async document(
    @Param() { reference, sha256 }: { reference: string; sha256: string },
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.cases.view(reference, actorOf(account));
    await this.documents.send(view, sha256, response);
  }
}
