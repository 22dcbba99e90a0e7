import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { AppError } from '../../platform/errors.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { Query as QueryString } from '../../platform/web/query-string.js';
import { PublicRegister } from '../application/public-register.js';
import { documentNumber } from '../domain/verification.js';
import { entryPage } from './entry-page.js';
import { entryHref, registerPage, registerRequest } from './register-page.js';

@Controller(addresses.register)
@Public()
export class RegisterController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly register: PublicRegister,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentPage() page: PageContext): Promise<string> {
    const request = registerRequest(query, page.language);
    const [list, count, figures, countries] = await Promise.all([
      this.register.list(request),
      this.register.count(request),
      this.register.figures(),
      this.register.countries(),
    ]);
    const model = registerPage(request, { list, count, figures, countries }, page);
    return this.renderer.render('register/list', model, page);
  }

  @Get(':number')
  async entry(
    @Param('number') typed: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const number = documentNumber(typed);
    const entry = number?.startsWith('E') ? await this.register.entry(number) : null;
    if (!entry)
      throw new AppError({
        kind: 'not-found',
        code: 'register.unknown-number',
        message: 'Nothing on the register has this number.',
      });
    if (typed !== entry.number) {
      response.redirect(301, entryHref(entry.number));
      return;
    }
    return this.renderer.render('register/entry', entryPage(entry), page);
  }
}
