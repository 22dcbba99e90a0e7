import { Controller, Get, Header, Param, ParseUUIDPipe, Query, Res, StreamableFile, UseGuards } from '@nestjs/common';
import type { Response } from 'express';
import { Public } from '../../accounts/web/access.js';
import { relaxPolicy } from '../../platform/web/content-security-policy.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { CaughtMails } from '../application/caught-mails.js';
import { readCaughtMail } from '../../platform/mail/caught-mail-text.js';
import { framedMail } from './mail-frame.js';
import { jsonMail, mailboxPage, mailPage } from './mailbox.page.js';
import { OnlyOnThisMachineGuard } from './only-on-this-machine.guard.js';

/** Mail that was caught instead of sent, on the embedded default. */
@Controller()
@Public()
@UseGuards(OnlyOnThisMachineGuard)
export class MailboxController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly mails: CaughtMails,
  ) {}

  @Get('mailbox')
  async list(@CurrentPage() page: PageContext, @Query('to') to?: string): Promise<string> {
    const wanted = to?.trim() || null;
    return this.renderer.render('notifications/mailbox', mailboxPage(await this.mails.list(wanted), wanted), page);
  }

  /** For the demo and tests: the newest first, with text and links. */
  @Get('mailbox.json')
  async json(@Res({ passthrough: true }) response: Response, @Query('to') to?: string): Promise<unknown> {
    response.setHeader('Cache-Control', 'no-store');
    const mails = await this.mails.list(to?.trim() || null);
    const whole = await Promise.all(mails.map(({ id }) => this.mails.one(id)));
    return whole.map((mail) => jsonMail(mail, readCaughtMail(mail.raw)));
  }

  @Get('mailbox/:id')
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const mail = await this.mails.one(id);
    relaxPolicy(response, { framesOwnDocuments: true });
    return this.renderer.render('notifications/mail', mailPage(mail, readCaughtMail(mail.raw)), page);
  }

  @Get('mailbox/:id/body')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async body(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { raw } = await this.mails.one(id);
    return framedMail(readCaughtMail(raw).html, response);
  }

  /** As it went out, for a mail program. */
  @Get('mailbox/:id/raw')
  @Header('Content-Type', 'message/rfc822')
  @Header('Content-Disposition', 'attachment; filename="mail.eml"')
  async raw(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile((await this.mails.one(id)).raw);
  }
}
