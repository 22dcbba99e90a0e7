import { Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AttemptLimits } from '../../accounts/application/attempt-limits.js';
import { Public } from '../../accounts/web/access.js';
import { CsrfExempt } from '../../platform/web/csrf.guard.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { Translator } from '../../platform/web/translator.js';
import { VerifyDocument } from '../application/verify-document.js';
import { verifyRequest } from './received-document.js';
import { verdictPage } from './verdict-page.js';

/** The answer to the form that takes a file; the form itself is on the page of numbers. */
@Controller(addresses.verify)
@Public()
@CsrfExempt('It changes nothing and keeps nothing, whoever sends it.')
export class VerifyFileController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly verification: VerifyDocument,
    private readonly limits: AttemptLimits,
    private readonly translator: Translator,
  ) {}

  @Post()
  @HttpCode(200)
  async check(
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const verdict = request.is('multipart/form-data') ? await this.verdictOn(request, response) : null;
    response.setHeader('Cache-Control', 'no-store');
    if (!verdict) {
      response.status(422);
      return this.renderer.render('register/verify', { typed: '', problem: null, fileMissing: true }, page);
    }
    const text = (key: string, params = {}) => this.translator.translate(page.language, key, params);
    return this.renderer.render('verification/verdict', verdictPage(verdict, text), page);
  }

  private async verdictOn(request: Request, response: Response) {
    await this.limits.count('verificationsFromIp', request.ip ?? 'unknown');
    return verifyRequest(request, response, (file) => this.verification.execute(file));
  }
}
