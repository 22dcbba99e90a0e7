import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { PrintCopies } from '../../ceremony/application/print-copies.js';
import { paperSizes, usualPaper } from '../../ceremony/domain/paper-size.js';
import { CalendarFiles } from '../../ceremony/web/calendar-files.js';
import { sides } from '../../partnerships/domain/states.js';
import { AppError } from '../../platform/errors.js';
import { Documented } from '../openapi/documented.js';
import { KnownReference } from '../requests/known-reference.pipe.js';
import { CaseAnswers } from './case-answers.js';
import { paperFile } from './paper-file.js';

const printQuery = z.object({
  paper: z.enum(paperSizes).optional().meta({ description: 'Left out: what printers in that community hold' }),
});

/** What a ceremony or a council's meeting needs beforehand, for whoever may see the case. */
@Controller('api/v1/partnerships/:reference')
@SignedIn()
export class CaseOriginalsController {
  constructor(
    private readonly cases: CaseAnswers,
    private readonly copies: PrintCopies,
    private readonly calendar: CalendarFiles,
  ) {}

  @Get('originals/:side/print-copy')
  @Documented({
    tag: 'Documents',
    summary: 'A frozen original to be signed with a pen',
    description: 'Its own pages with a code on each, by which a scan is recognised, and a loose sheet for witnesses.',
    answerType: 'application/pdf',
  })
  async print(
    @Param('reference', KnownReference) reference: string,
    @Param('side') side: string,
    @Query({ schema: printQuery }) query: z.output<typeof printQuery>,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { partnership, facts } = await this.cases.view(reference, account);
    const keeper = sides.find((each) => each === side);
    if (!keeper) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    const paper = query.paper ?? usualPaper(facts.communities[keeper].country);
    const { bytes, pages, sha256 } = await this.copies.print(partnership, keeper, paper);
    const document = { kind: 'paper' as const, mediaType: 'application/pdf', bytes, pages, sha256 };
    return paperFile(response, document, `${partnership.reference}-${keeper}-to-sign`);
  }

  @Get('ceremony')
  @Documented({
    tag: 'Documents',
    summary: 'The agreed ceremony as an entry for calendars',
    description: 'iCalendar. Moved or called off, it keeps its UID and its SEQUENCE rises.',
    answerType: 'text/calendar',
  })
  async entry(
    @Param('reference', KnownReference) reference: string,
    @CurrentAccount() account: Account,
  ): Promise<StreamableFile> {
    const view = await this.cases.view(reference, account);
    const bytes = Buffer.from(this.calendar.ceremony(view, 'en'), 'utf8');
    return calendarFile(bytes, `${view.partnership.reference}-ceremony`);
  }

  @Get('hearings/:side')
  @Documented({
    tag: 'Documents',
    summary: 'The meeting of a council as an entry for calendars',
    description: 'iCalendar. Moved or called off, it keeps its UID and its SEQUENCE rises.',
    answerType: 'text/calendar',
  })
  async hearing(
    @Param('reference', KnownReference) reference: string,
    @Param('side') given: string,
    @CurrentAccount() account: Account,
  ): Promise<StreamableFile> {
    const view = await this.cases.view(reference, account);
    const side = sides.find((each) => each === given);
    if (!side) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
    const bytes = Buffer.from(this.calendar.hearing(view, side, 'en'), 'utf8');
    return calendarFile(bytes, `${view.partnership.reference}-${side}-council`);
  }
}

function calendarFile(bytes: Buffer, name: string): StreamableFile {
  const disposition = `attachment; filename="${name}.ics"`;
  return new StreamableFile(bytes, { type: 'text/calendar; charset=utf-8', disposition, length: bytes.length });
}
