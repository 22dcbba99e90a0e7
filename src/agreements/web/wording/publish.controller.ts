import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { formModel } from '../../../platform/web/forms/form-model.js';
import {
  blankForm,
  type FormState,
  refusedForm,
  submitForm,
  submittedVersion,
} from '../../../platform/web/forms/form-state.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { LibraryDrafting, type OpenDraft } from '../../application/wording/library-drafting.js';
import { PublishDraftHandler } from '../../application/wording/publish-draft.handler.js';
import { CarryOverPages } from './carry-over-pages.js';
import { publishPage } from './publish-page.js';
import { carryOverForm, publishForm } from './wording.forms.js';
import { wordingPaths } from './wording-addresses.js';

/** Every change once more, and why; then it is the next version. */
@Controller(wordingPaths.publish)
@StaffOnly()
export class PublishController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
    private readonly publishing: PublishDraftHandler,
    private readonly carrying: CarryOverPages,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async ask(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    return this.show(await this.drafting.open(account.id), blankForm, page);
  }

  @Post()
  async publish(
    @Body() body: unknown,
    @CurrentAccount() { id: personId }: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    if (oneOf(rawFormOf(body), 'carryOver') === 'yes') {
      const { html, status } = await this.carryOver(personId, rawFormOf(body), page);
      response.status(status);
      return html;
    }
    const submission = submitForm(publishForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.show(await this.drafting.open(personId), submission.state, page);
    }
    try {
      const { note } = submission.value;
      const expectedVersion = submittedVersion(body) ?? 0;
      const { version } = await this.publishing.execute({ personId, expectedVersion, note });
      this.flashes.leave(response, { kind: 'success', key: 'wording:flash.published', params: { number: version } });
      response.redirect(303, wordingPaths.version(version));
      return;
    } catch (error) {
      response.status(error instanceof AppError && error.kind === 'invalid' ? 422 : 409);
      return this.show(await this.drafting.open(personId), refusedForm(submission.state, whole(error)), page);
    }
  }

  /** What was typed so far stays on the page. */
  private async carryOver(personId: string, raw: RawForm, page: PageContext) {
    const hidden = { carryOver: 'yes', note: oneOf(raw, 'note') };
    const question = await this.carrying.carry(personId, raw, { action: wordingPaths.publish, hidden }, page);
    if (question !== null) return { status: 409, html: question };
    return { status: 200, html: this.show(await this.drafting.open(personId), { raw, problems: [] }, page) };
  }

  private show(open: OpenDraft, state: FormState, page: PageContext): string {
    const behind = open.newest > open.base.version;
    const raw = behind ? { ...state.raw, carryOver: 'yes' } : state.raw;
    const form = formModel(
      behind ? carryOverForm : publishForm,
      { ...state, raw },
      {
        version: open.draft.version,
        cancelHref: wordingPaths.draft,
        params: { number: open.next.version },
      },
    );
    return this.renderer.render('wording/publish', publishPage(open, form, page.language), page);
  }
}

/** The page lists what has to be mended itself. */
const whole = (error: unknown): unknown =>
  error instanceof AppError && error.code === 'library.incomplete'
    ? new AppError({ kind: 'invalid', code: error.code, message: error.message })
    : error;
