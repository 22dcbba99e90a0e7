import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { blankForm, type FormState, refusedForm, submitForm } from '../../../platform/web/forms/form-state.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { LanguagePacks } from '../../application/language-packs.js';
import { libraryUnknown } from '../../application/wording/library-errors.js';
import { LibraryVersionsQuery } from '../../application/wording/library-versions.query.js';
import { RecordLanguageCheckHandler } from '../../application/wording/record-language-check.handler.js';
import { type CheckedPlace, checkPage } from './check-page.js';
import { isAgreementLanguage } from './language-words.js';
import { languageCheckForm } from './wording.forms.js';
import { versionIn, wordingPaths } from './wording-addresses.js';

/** Who read a language of a version, and the words of its papers, as a native reader. */
@Controller(`${addresses.wording}/:version/languages/:language`)
@StaffOnly()
export class LanguageChecksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly versions: LibraryVersionsQuery,
    private readonly checks: RecordLanguageCheckHandler,
    private readonly packs: LanguagePacks,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('check')
  async ask(@Param() params: Record<string, string>, @CurrentPage() page: PageContext): Promise<string> {
    return this.show(await this.placeIn(params), blankForm, page);
  }

  @Post('check')
  async record(
    @Param() params: Record<string, string>,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const place = await this.placeIn(params);
    const submission = submitForm(languageCheckForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.show(place, submission.state, page);
    }
    try {
      await this.checks.execute({ ...place, input: submission.value, personId: account.id });
    } catch (error) {
      response.status(409);
      return this.show(place, refusedForm(submission.state, error), page);
    }
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.checked' });
    response.redirect(303, wordingPaths.version(place.version, place.language));
    return;
  }

  @Post('take-back')
  async takeBack(
    @Param() params: Record<string, string>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const place = await this.placeIn(params);
    await this.checks.takeBack(place);
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.taken-back' });
    response.redirect(303, wordingPaths.version(place.version, place.language));
  }

  private async placeIn({ version = '', language = '' }: Record<string, string>): Promise<CheckedPlace> {
    if (!isAgreementLanguage(language)) throw libraryUnknown();
    const { library } = await this.versions.one(versionIn(version));
    return { version: library.version, language };
  }

  private show(place: CheckedPlace, state: FormState, page: PageContext): string {
    return this.renderer.render('wording/check', checkPage(place, this.packs.all, state, page.language), page);
  }
}
