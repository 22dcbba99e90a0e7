import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../../accounts/web/access.js';
import { AppError } from '../../platform/errors.js';
import { CsrfExempt } from '../../platform/web/csrf.guard.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { CurrentPage, type PageContext, preferring } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type MailCopy, MailLinks } from '../application/addresses/mail-links.js';
import { MailWishes, mailWishes } from '../application/addresses/mail-wishes.js';
import { SayNotMe } from '../application/addresses/say-not-me.js';
import { mailLinkPaths } from '../application/written-mail.js';
import { mailWishesPage } from './mail-links.page.js';

const oneClick = z.object({ 'List-Unsubscribe': z.literal('One-Click') });
export const wishBody = z.object({ wish: z.enum(mailWishes) });

/**
 * What the links at the foot of a mail lead to. The token says which mail it was and that its copy was read; nobody has to
 * sign in. Opening one shows a page and changes nothing: programs that look at mail open every address in it.
 */
@Controller('mail')
@Public()
export class MailLinksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly links: MailLinks,
    private readonly wishes: MailWishes,
    private readonly notMe: SayNotMe,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('not-me/:token')
  @Header('Cache-Control', 'no-store')
  async ask(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const copy = await this.copyOf('not-me', token);
    if (!copy) return this.dead(page, response);
    const { mail, name, reference } = copy;
    const model = { mail, name, reference, preferencesHref: this.preferencesOf(copy) };
    return this.renderer.render('notifications/not-me', model, readBy(copy, page));
  }

  @Post('not-me/:token')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async sayNotMe(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const copy = await this.copyOf('not-me', token);
    if (!copy) return this.dead(page, response);
    await this.notMe.execute(copy);
    return this.renderer.render('notifications/not-me-done', { mail: copy.mail }, readBy(copy, page));
  }

  @Get('preferences/:token')
  @Header('Cache-Control', 'no-store')
  async preferences(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const copy = await this.copyOf('preferences', token);
    return copy ? this.showWishes(copy, page) : this.dead(page, response);
  }

  @Post('preferences/:token')
  @Header('Cache-Control', 'no-store')
  async choose(
    @Param('token') token: string,
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const copy = await this.copyOf('preferences', token);
    if (!copy) return this.dead(page, response);
    const chosen = wishBody.safeParse(body);
    if (chosen.success) {
      await this.wishes.choose(copy.mail, chosen.data.wish);
      this.flashes.leave(response, { kind: 'success', key: 'notifications:preferences.saved' });
    }
    response.redirect(303, this.preferencesOf(copy));
    return;
  }

  /** For mail programs without a button of their own: they open the address. */
  @Get('unsubscribe/:token')
  @Header('Cache-Control', 'no-store')
  async lookAtWishes(
    @Param('token') token: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const copy = await this.copyOf('unsubscribe', token);
    if (!copy) return this.dead(page, response);
    response.redirect(303, this.preferencesOf(copy));
    return;
  }

  /** One click (RFC 8058): a machine posts it, without cookies. */
  @Post('unsubscribe/:token')
  @HttpCode(200)
  @CsrfExempt('mail programs post here without a cookie; the token in the address is the only power there is')
  @Header('Cache-Control', 'no-store')
  async unsubscribe(
    @Param('token') token: string,
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const copy = await this.copyOf('unsubscribe', token);
    if (!copy) return this.dead(page, response);
    if (!oneClick.safeParse(body).success) {
      response.redirect(303, this.preferencesOf(copy));
      return;
    }
    await this.wishes.choose(copy.mail, 'none');
    return this.showWishes(copy, page, true);
  }

  private async copyOf(purpose: keyof typeof mailLinkPaths, token: string): Promise<MailCopy | null> {
    try {
      return await this.links.open(purpose, token);
    } catch (error) {
      if (error instanceof AppError && error.code === 'mail-link.dead') return null;
      throw error;
    }
  }

  private async showWishes(copy: MailCopy, page: PageContext, unsubscribed = false): Promise<string> {
    const wish = await this.wishes.of(copy.mail);
    const model = mailWishesPage(copy.mail, wish, this.preferencesOf(copy), { unsubscribed });
    return this.renderer.render('notifications/mail-wishes', model, readBy(copy, page));
  }

  private preferencesOf(copy: MailCopy): string {
    return `${mailLinkPaths.preferences}${this.links.tokenOf('preferences', copy)}`;
  }

  private dead(page: PageContext, response: Response): string {
    response.status(404);
    return this.renderer.render('notifications/dead-mail-link', {}, page);
  }
}

/** In the language of the mail, unless this browser chose another. */
const readBy = ({ language }: MailCopy, page: PageContext): PageContext =>
  page.languageChosen ? page : preferring(page, language);
