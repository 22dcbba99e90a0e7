import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { sendPaper } from '../../agreements/web/papers/send-paper.js';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import { sides } from '../../partnerships/domain/states.js';
import { actorOf } from '../../partnerships/web/actor-of.js';
import { AppError } from '../../platform/errors.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { choicesIn, type Query as QueryString } from '../../platform/web/query-string.js';
import { PrintCopies } from '../application/print-copies.js';
import { paperSizes, usualPaper } from '../domain/paper-size.js';
import { CalendarFiles } from './calendar-files.js';
import { originalsPage } from './originals-page.js';

/** The ceremony of a case and its two papers: from the print to where they lie for good. */
@Controller('partnerships/:reference/originals')
@SignedIn()
export class OriginalsController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly copies: PrintCopies,
    private readonly calendar: CalendarFiles,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async show(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    return this.renderer.render('ceremony/originals', originalsPage(view), page);
  }

  @Get('ceremony.ics')
  async entry(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.cases.view(reference, actorOf(account));
    const entry = this.calendar.ceremony(view, page.preferred);
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${view.partnership.reference}-ceremony.ics"`);
    response.setHeader('Cache-Control', 'private, no-store');
    response.send(entry);
  }

  @Get(':side/print.pdf')
  async print(
    @Param() { reference, side }: { reference: string; side: string },
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @Res() response: Response,
  ): Promise<void> {
    const { partnership, facts } = await this.cases.view(reference, actorOf(account));
    const keeper = sides.find((each) => each === side);
    if (!keeper) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    const [asked] = choicesIn(query, 'paper', paperSizes);
    const paper = asked ?? usualPaper(facts.communities[keeper].country);
    const { bytes, pages, sha256 } = await this.copies.print(partnership, keeper, paper);
    response.setHeader('Cache-Control', 'private, no-store');
    const document = { kind: 'paper' as const, mediaType: 'application/pdf', bytes, pages, sha256 };
    sendPaper(response, document, `${partnership.reference}-${keeper}-to-sign`);
  }
}
