import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AppError } from '../../platform/errors.js';
import { requireInput } from '../../platform/input.js';
import { languageCodes } from '../../platform/languages.js';
import { Cookies } from '../../platform/web/cookies.js';
import { comesFromOtherSite } from '../../platform/web/csrf.js';
import { CsrfExempt } from '../../platform/web/csrf.guard.js';
import { rawFormOf } from '../../platform/web/forms/raw-form.js';
import { languagePath } from '../../platform/web/language-switch.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentContext, type RequestContext } from '../../platform/web/request-context.js';
import { WebSettings } from '../../platform/web/web-settings.js';
import { People } from '../application/people.js';
import { ownPath } from '../domain/local-path.js';
import { Public } from './access.js';

const choice = z.object({ language: z.enum(languageCodes), next: z.string().optional() });

/** The language switch of every page that speaks several. */
@Controller(languagePath)
@Public()
export class LanguageController {
  constructor(
    private readonly people: People,
    private readonly cookies: Cookies,
    private readonly settings: WebSettings,
  ) {}

  /** An account keeps the choice, and its mails follow; a visitor's browser keeps it until it is closed. */
  @Post()
  @CsrfExempt(
    'a page that is only read sets no cookie for a token; other sites are refused by what browsers say of them',
  )
  @HttpCode(303)
  async choose(
    @Body() body: unknown,
    @CurrentContext() { person }: RequestContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (comesFromOtherSite(request, this.settings.baseUrl))
      throw new AppError({ kind: 'forbidden', code: 'form.other-site' });
    const { language, next } = requireInput(choice, rawFormOf(body));
    if (person !== null) await this.people.chooseLanguage(person.id, language);
    else this.cookies.set(response, 'language', language);
    response.redirect(303, ownPath(next) ?? addresses.home);
  }
}
