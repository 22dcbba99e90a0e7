import { Controller, Get, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import { sides } from '../../partnerships/domain/states.js';
import { actorOf } from '../../partnerships/web/actor-of.js';
import { AppError } from '../../platform/errors.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { CalendarFiles } from './calendar-files.js';

/** A council's meeting as a file for calendars. */
@Controller('partnerships/:reference/hearings')
@SignedIn()
export class HearingCalendarController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly calendar: CalendarFiles,
  ) {}

  @Get(':side/meeting.ics')
  async entry(
    @Param() params: { reference: string; side: string },
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.cases.view(params.reference, actorOf(account));
    const side = sides.find((each) => each === params.side);
    if (!side) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    const entry = this.calendar.hearing(view, side, page.preferred);
    const name = `${view.partnership.reference}-${side}-council.ics`;
    response.setHeader('Content-Type', 'text/calendar; charset=utf-8');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.setHeader('Cache-Control', 'private, no-store');
    response.send(entry);
  }
}
