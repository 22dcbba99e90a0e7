import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { AppError } from '../../../platform/errors.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { given, words } from '../../../platform/web/words.js';
import { CaseQuery } from '../../application/case.query.js';
import { actorOf } from '../actor-of.js';
import { AgreementReader } from '../agreement-reader.js';
import { caseAddress, namesOf } from '../case-names.js';
import { viewerOf } from '../viewer.js';
import { CaseDocuments } from './case-documents.js';
import { casePage } from './case-page.js';
import { revisionViews } from './text-view.js';

/** A case as its two communities see it. */
@Controller('partnerships/:reference')
@SignedIn()
export class CaseController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly renderer: PageRenderer,
    private readonly agreements: AgreementReader,
    private readonly documents: CaseDocuments,
  ) {}

  @Get()
  async show(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    return this.renderer.render('partnerships/case', casePage(view, page.language), page);
  }

  /** Where links of invitations lead. */
  @Get('invitation')
  invitation(@Param('reference') reference: string, @Res({ passthrough: true }) response: Response): void {
    response.redirect(303, caseAddress({ reference }));
  }

  @Get('text')
  async text(
    @Param('reference') reference: string,
    @Query('revision') asked: string | undefined,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    const names = namesOf(view.facts);
    const revisions = revisionViews(view.partnership, names) ?? [];
    const shown = revisions.find(({ number }) => asked === undefined || String(number) === asked);
    const revision = view.partnership.procedure.revisions.find(({ number }) => number === shown?.number);
    if (!shown || !revision) throw new AppError({ kind: 'not-found', code: 'text.no-revision' });
    const title = words('partnerships:text.title', {
      initiator: given(names.initiator),
      counterpart: given(names.counterpart),
    });
    const text = this.agreements.read(view, revision, viewerOf(view).side ?? 'initiator');
    const model = { reference, title, shown, revisions, text, backHref: caseAddress({ reference }) };
    return this.renderer.render('partnerships/text', model, page);
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
