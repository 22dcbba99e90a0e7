import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../platform/web/query-string.js';
import { PublicRegister } from '../application/public-register.js';
import { documentNumber, type Verification, verificationOf } from '../domain/verification.js';
import { verifyPage } from './verify-page.js';

/** The address that is printed on documents, and the form for whoever can't follow it from paper. */
@Controller(addresses.verify)
@Public()
export class VerifyController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly register: PublicRegister,
  ) {}

  @Get()
  ask(
    @Query() query: QueryString,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): string | undefined {
    if (query.number === undefined) return this.renderer.render('register/verify', { typed: '', problem: null }, page);
    const typed = textIn(query, 'number', 60);
    const number = documentNumber(typed);
    if (number) {
      response.redirect(303, `${addresses.verify}/${number}`);
      return;
    }
    response.status(422);
    return this.renderer.render('register/verify', { typed, problem: typed ? 'wrong' : 'required' }, page);
  }

  @Get(':number')
  async check(
    @Param('number') typed: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const number = documentNumber(typed);
    const known = verificationOf(number ? await this.register.known(number) : null);
    if (known.outcome === 'unknown') response.status(404);
    return this.renderer.render(
      'register/verification',
      verifyPage(number ?? typed.slice(0, 60), published(known, number)),
      page,
    );
  }
}

/** A number on the register names a recognised partnership or nothing. */
const published = (known: Verification, number: string | null): Verification =>
  number?.startsWith('E') && known.outcome !== 'recognised' ? { outcome: 'unknown' } : known;
