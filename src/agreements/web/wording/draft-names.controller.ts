import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { oneOf, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../../platform/web/query-string.js';
import { LibraryDrafting } from '../../application/wording/library-drafting.js';
import { choiceIn, isAgreementLanguage, languagesIn } from './language-words.js';
import { namesPage } from './names-page.js';
import { statusOfRefused } from './refused-edit.js';
import { keepTyped, shownNext } from './typed-edit.js';
import { typedNames } from './typed-names.js';
import { wordingPaths } from './wording-addresses.js';

/** What agreements are called in the draft and what the two become, in one language beside English or in all. */
@Controller(wordingPaths.names())
@StaffOnly()
export class DraftNamesController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async show(
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const open = await this.drafting.open(account.id);
    const model = namesPage(open, choiceIn(textIn(query, 'language')), page.language);
    return this.renderer.render('wording/names', model, page);
  }

  @Post()
  async save(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const raw = rawFormOf(body);
    const chosen = choiceIn(oneOf(raw, 'language'));
    const { edits, problems } = typedNames(raw, languagesIn(chosen, page.language));
    const open = await this.drafting.open(account.id);
    const outcome = await keepTyped(this.drafting, open, { kind: 'name', names: edits }, { raw, problems });
    if (typeof outcome === 'object') {
      response.status(statusOfRefused(outcome));
      const now = await this.drafting.open(account.id);
      return this.renderer.render('wording/names', namesPage(now, chosen, page.language, outcome), page);
    }
    if (outcome === 'kept') this.flashes.leave(response, { kind: 'success', key: 'wording:flash.kept' });
    response.redirect(303, wordingPaths.names(shownNext(raw, chosen)));
    return;
  }

  @Post('undo')
  async undo(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { draft } = await this.drafting.open(account.id);
    const asked = oneOf(rawFormOf(body), 'language');
    const language = isAgreementLanguage(asked) ? asked : null;
    const edit = { kind: 'undo-names', language } as const;
    await this.drafting.edit(account.id, edit, submittedVersion(body) ?? draft.version);
    response.redirect(303, language ? wordingPaths.names(language) : `${wordingPaths.draft}#names`);
  }
}
