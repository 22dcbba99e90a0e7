import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { words } from '../../../platform/web/words.js';
import { DraftingDesk } from '../../application/drafting/drafting-desk.js';
import { textAddresses } from '../text-addresses.js';
import { draftPage } from './draft-page.js';
import { ShownDrafts } from './shown-drafts.js';

/** One side's working copy of the text. */
@Controller('partnerships/:reference/text/draft')
@SignedIn()
export class DraftController {
  constructor(
    private readonly shown: ShownDrafts,
    private readonly desk: DraftingDesk,
    private readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async show(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const shown = await this.shown.whole(reference, account);
    return this.renderer.render('agreements/draft', draftPage(shown, page.language), page);
  }

  @Get('discard')
  async askToDiscard(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { draft } = await this.desk.open(reference, actorOf(account));
    const { discard, draft: backHref } = textAddresses(reference);
    const model = {
      ...{ reference, backHref, action: discard, version: draft.version },
      title: words('agreements:discard.title'),
      text: words('agreements:discard.text'),
      button: words('agreements:discard.button'),
      fields: [],
      lost: [],
    };
    return this.renderer.render('agreements/confirm', model, page);
  }

  @Post('discard')
  @HttpCode(200)
  async discard(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.desk.discard(reference, actorOf(account), submittedVersion(body) ?? undefined);
    this.flashes.leave(response, { kind: 'success', key: 'agreements:discard.done' });
    response.redirect(303, textAddresses(reference).text);
  }
}
