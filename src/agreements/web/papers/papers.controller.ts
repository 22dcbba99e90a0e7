import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { CaseQuery } from '../../../partnerships/application/case.query.js';
import { sides } from '../../../partnerships/domain/states.js';
import { agreementLanguages } from '../../../partnerships/domain/text-input.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { choicesIn, type Query as QueryString } from '../../../platform/web/query-string.js';
import { LanguagePacks } from '../../application/language-packs.js';
import { LibraryVersionsQuery } from '../../application/wording/library-versions.query.js';
import { PapersOfCase, paperUnknown } from '../../application/papers/papers-of-case.js';
import { paperKinds } from '../../domain/papers/paper-kinds.js';
import { papersPage } from './papers-page.js';
import { sendPaper } from './send-paper.js';

/** What can be printed for a case besides its agreement. */
@Controller('partnerships/:reference/papers')
@SignedIn()
export class PapersController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly papers: PapersOfCase,
    private readonly packs: LanguagePacks,
    private readonly versions: LibraryVersionsQuery,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async list(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    const [listed, { version, states }] = await Promise.all([this.papers.list(view), this.versions.onPapers()]);
    const model = papersPage(view, listed, { packs: this.packs.all, states, version });
    return this.renderer.render('partnerships/papers', model, page);
  }

  /** `letter-of-intent` or `letter-of-intent.pdf`. */
  @Get(':name')
  async paper(
    @Param() { reference, name }: { reference: string; name: string },
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.cases.view(reference, actorOf(account));
    const kind = paperKinds.find((each) => each === name.replace(/\.pdf$/, ''));
    if (!kind) throw paperUnknown();
    const [side] = choicesIn(query, 'side', sides);
    const [language] = choicesIn(query, 'language', agreementLanguages);
    const document = await this.papers.read(view, { kind, side, language });
    response.setHeader('Cache-Control', 'private, no-store');
    sendPaper(response, document, `${view.partnership.reference}-${kind}`);
  }
}
