import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { filledForm, type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { CurrentContext, type RequestContext } from '../../platform/web/request-context.js';
import { People } from '../application/people.js';
import { Sessions } from '../application/sessions.js';
import type { Account } from '../domain/account.js';
import { SignedIn } from './access.js';
import { detailsForm } from './account.forms.js';
import { apiKeysPath } from './api-keys.controller.js';
import { CurrentAccount } from './current-account.js';
import { deviceOf } from './device.js';
import { passkeysPath } from './passkeys.forms.js';
import { SessionCookie } from './session-cookie.js';

@Controller(addresses.account)
@SignedIn()
export class AccountController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(
    @CurrentAccount() account: Account,
    @CurrentContext() context: RequestContext,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    return this.render(
      filledForm(detailsForm, { ...account, language: account.language ?? page.preferred }),
      account,
      context,
      page,
    );
  }

  @Post()
  async save(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentContext() context: RequestContext,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(detailsForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.render(submission.state, account, context, page);
    }
    await this.people.describe(account.id, submission.value);
    this.flashes.leave(response, { kind: 'success', key: 'accounts:flash.saved' });
    response.redirect(303, addresses.account);
    return;
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(
    @CurrentAccount() account: Account,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.sessions.endAll(account.id);
    await this.cookie.end(request, response);
    this.flashes.leave(response, { kind: 'success', key: 'accounts:flash.signed-out-everywhere' });
    response.redirect(303, addresses.signIn);
  }

  private async render(state: FormState, account: Account, { sessionId }: RequestContext, page: PageContext) {
    const sessions = (await this.sessions.list(account.id)).map((session) => ({
      ...session,
      device: deviceOf(session.userAgent),
      current: session.id === sessionId,
    }));
    const model = {
      form: formModel(detailsForm, state),
      account,
      sessions,
      keysHref: apiKeysPath,
      passkeysHref: passkeysPath,
    };
    return this.renderer.render('accounts/account', model, page);
  }
}
