import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { SpendSignInLink } from '../application/spend-sign-in-link.js';
import { Public } from './access.js';
import { clientOf } from './current-account.js';
import { deadReasonOf, statusOfDead } from './dead-link.page.js';
import { SessionCookie } from './session-cookie.js';

/** Mail scanners open links, so opening one only shows a button. */
@Controller('sign-in/link/:token')
@Public()
export class SignInLinkController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly spend: SpendSignInLink,
    private readonly cookie: SessionCookie,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async look(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    try {
      const { mail } = await this.spend.look(token);
      return this.renderer.render('accounts/use-link', { mail }, page);
    } catch (error) {
      return this.showDead(error, page, response);
    }
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  async use(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      const { session, next } = await this.spend.withToken(token, clientOf(request));
      await this.cookie.begin(request, response, session);
      response.redirect(303, next ?? addresses.work);
      return;
    } catch (error) {
      return this.showDead(error, page, response);
    }
  }

  private showDead(error: unknown, page: PageContext, response: Response): string {
    const reason = deadReasonOf(error);
    response.status(statusOfDead(reason));
    return this.renderer.render('accounts/dead-link', { reason, freshAction: null }, page);
  }
}
