import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FlashMessages } from '../../platform/web/flash.js';
import { blankForm, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { CurrentContext, type RequestContext } from '../../platform/web/request-context.js';
import { AppError } from '../../platform/errors.js';
import { Passkeys } from '../application/passkeys.js';
import { RegisterPasskey } from '../application/register-passkey.js';
import { RequestSignIn } from '../application/request-sign-in.js';
import type { Account } from '../domain/account.js';
import { SignedIn } from './access.js';
import { clientOf, CurrentAccount } from './current-account.js';
import { passkeyForm, passkeyLabelForm, passkeysPath } from './passkeys.forms.js';
import { PasskeyPages } from './passkey-pages.js';
import { checkYourMailPath } from './sign-in.controller.js';

/** Whoever signs in may keep passkeys for next time. A new one is asked for only right after signing in. */
@Controller(passkeysPath)
@SignedIn()
export class PasskeysController {
  constructor(
    private readonly pages: PasskeyPages,
    private readonly passkeys: Passkeys,
    private readonly register: RegisterPasskey,
    private readonly requestSignIn: RequestSignIn,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(
    @CurrentAccount() account: Account,
    @CurrentContext() context: RequestContext,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    return this.pages.list(account, context, blankForm, page);
  }

  /** What the browser asks its authenticator. */
  @Post('options')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async options(@CurrentAccount() account: Account, @CurrentContext() context: RequestContext) {
    await this.required(context);
    return this.register.ask(account);
  }

  @Post()
  async add(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentContext() context: RequestContext,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    await this.required(context);
    const submission = submitForm(passkeyForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.pages.list(account, context, submission.state, page);
    }
    const { label, passkey } = submission.value;
    try {
      await this.register.keep(account.id, passkey.challenge, passkey.answer, label);
    } catch (error) {
      response.status(422);
      return this.pages.list(account, context, refusedForm(submission.state, error), page);
    }
    return this.done(response, 'passkey-added');
  }

  /** A fresh proof of who is there: an ordinary mail to sign in with, which leads back here. */
  @Post('sign-in-again')
  async signInAgain(
    @CurrentAccount() { mail }: Account,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const linkId = await this.requestSignIn.execute({ mail, next: passkeysPath }, clientOf(request));
    response.redirect(303, checkYourMailPath(linkId));
  }

  @Post(':id')
  async rename(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<undefined> {
    const submission = submitForm(passkeyLabelForm, body);
    if (submission.ok) await this.passkeys.rename(account.id, id, submission.value.label);
    return this.done(response, submission.ok ? 'passkey-renamed' : 'passkey-not-renamed');
  }

  @Post(':id/remove')
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<undefined> {
    await this.passkeys.remove(account.id, id);
    return this.done(response, 'passkey-removed');
  }

  private async required(context: RequestContext): Promise<void> {
    if (await this.pages.maySetUp(context)) return;
    throw new AppError({ kind: 'forbidden', code: 'passkey.sign-in-again' });
  }

  private done(response: Response, flash: string): undefined {
    const kind = flash === 'passkey-not-renamed' ? 'notice' : 'success';
    this.flashes.leave(response, { kind, key: `accounts:flash.${flash}` });
    response.redirect(303, passkeysPath);
    return undefined;
  }
}
