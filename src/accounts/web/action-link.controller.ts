import { Controller, Get, Header, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../../platform/errors.js';
import { CurrentPage, preferring, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { ActionLinks, type ResolvedLink } from '../application/action-links.js';
import { RequestSignIn } from '../application/request-sign-in.js';
import type { ActionPurpose } from '../domain/link.js';
import { Public } from './access.js';
import { clientOf } from './current-account.js';
import { type DeadLinkPage, deadReasonOf, statusOfDead } from './dead-link.page.js';
import { SessionCookie } from './session-cookie.js';
import { checkYourMailPath } from './sign-in.controller.js';

const routes = ['invitations/:token', 'sign/:token'];

/** Links to one case, from a mail to one person. Opening one shows what it is; a button signs that person in. */
@Controller()
@Public()
export class ActionLinkController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly links: ActionLinks,
    private readonly requestSignIn: RequestSignIn,
    private readonly cookie: SessionCookie,
  ) {}

  @Get(routes)
  @Header('Cache-Control', 'no-store')
  async look(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      const link = await this.links.resolve(purposeOf(page.path), token);
      if (link.dead !== null) return this.showDead(link.dead, readBy(link, page), response);
      if (page.person === null) return this.showLink(link, readBy(link, page));
      if (page.person.id !== link.person.id) return this.showOther(page, response);
      response.redirect(303, link.path);
      return;
    } catch (error) {
      return this.showDead(deadReasonOf(error), page, response);
    }
  }

  @Post(routes)
  @Header('Cache-Control', 'no-store')
  async open(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      const signedIn = page.person?.id ?? null;
      const { session, path } = await this.links.open(purposeOf(page.path), token, signedIn, clientOf(request));
      if (session !== null) await this.cookie.begin(request, response, session);
      response.redirect(303, path);
      return;
    } catch (error) {
      if (error instanceof AppError && error.code === 'link.other-person') return this.showOther(page, response);
      return this.showDead(deadReasonOf(error), page, response);
    }
  }

  /** An ordinary link to sign in with, mailed to where the old one went, that leads to the same page. */
  @Post(routes.map((route) => `${route}/fresh`))
  async fresh(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      const link = await this.links.resolve(purposeOf(page.path), token);
      const { preferred } = readBy(link, page);
      const wanted = { mail: link.person.mail, next: link.path, language: preferred };
      const next = checkYourMailPath(await this.requestSignIn.execute(wanted, clientOf(request)));
      // for that page alone: whoever holds a dead link needn't be whom it was sent to
      response.redirect(303, preferred === page.preferred ? next : `${next}&lang=${preferred}`);
      return;
    } catch (error) {
      return this.showDead(deadReasonOf(error), page, response);
    }
  }

  private showLink({ purpose, person, partnership }: ResolvedLink, page: PageContext): string {
    const { reference, initiator, counterpart } = partnership;
    const model = { purpose, name: person.name, reference, initiator, counterpart };
    return this.renderer.render('accounts/action-link', model, page);
  }

  private showOther(page: PageContext, response: Response): string {
    response.status(403);
    const model = { signedIn: page.person?.name ?? '', returnTo: page.path };
    return this.renderer.render('accounts/other-person', model, page);
  }

  private showDead(reason: DeadLinkPage['reason'], page: PageContext, response: Response): string {
    response.status(statusOfDead(reason));
    const freshAction = reason === 'unknown' ? null : `${page.path.replace(/\/fresh$/, '')}/fresh`;
    return this.renderer.render('accounts/dead-link', { reason, freshAction }, page);
  }
}

/** Whoever isn't signed in yet reads what was sent to them in their language, unless this browser chose another. */
const readBy = ({ person }: ResolvedLink, page: PageContext): PageContext =>
  page.languageChosen || person.language === null ? page : preferring(page, person.language);

function purposeOf(path: string): ActionPurpose {
  return path.startsWith('/invitations/') ? 'invitation' : 'signature';
}
