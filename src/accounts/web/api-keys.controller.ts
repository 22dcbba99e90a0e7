import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { ApiKeys, type CreatedApiKey } from '../application/api-keys.js';
import type { Account } from '../domain/account.js';
import { SignedIn } from './access.js';
import { apiKeyForm } from './account.forms.js';
import { CurrentAccount } from './current-account.js';

export const apiKeysPath = '/account/api-keys';

@Controller(apiKeysPath)
@SignedIn()
export class ApiKeysController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly apiKeys: ApiKeys,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    return this.render(blankForm, null, account, page);
  }

  /** Answers with the key itself: it is kept nowhere that a next page could read it from. */
  @Post()
  async create(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const submission = submitForm(apiKeyForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.render(submission.state, null, account, page);
    }
    try {
      const created = await this.apiKeys.create(account.id, submission.value.label);
      return await this.render(blankForm, created, account, page);
    } catch (error) {
      response.status(409);
      return this.render(refusedForm(submission.state, error), null, account, page);
    }
  }

  @Post(':id/revoke')
  async revoke(
    @Param('id') id: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.apiKeys.revoke(account.id, id);
    this.flashes.leave(response, { kind: 'success', key: 'accounts:flash.key-revoked' });
    response.redirect(303, apiKeysPath);
  }

  private async render(state: FormState, created: CreatedApiKey | null, account: Account, page: PageContext) {
    const keys = await this.apiKeys.list(account.id);
    const model = { form: formModel(apiKeyForm, state), keys, created, keysHref: apiKeysPath };
    return this.renderer.render('accounts/api-keys', model, page);
  }
}
