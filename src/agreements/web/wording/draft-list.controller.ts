import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { formModel } from '../../../platform/web/forms/form-model.js';
import { blankForm, filledForm, type FormState, submitForm } from '../../../platform/web/forms/form-state.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { words } from '../../../platform/web/words.js';
import { LibraryDrafting, type OpenDraft } from '../../application/wording/library-drafting.js';
import { clauseUnknown } from '../../application/wording/library-errors.js';
import type { DraftEdit } from '../../domain/wording/library-draft.js';
import { newClause, settingsOf, takenId } from './draft-clauses.js';
import { refusedEdit } from './refused-edit.js';
import { clauseName } from './shown-wording.js';
import { clauseSettingsForm, newClauseForm } from './wording.forms.js';
import { wordingPaths } from './wording-addresses.js';

/** New clauses in the draft, and when a clause is part of a text. */
@Controller(`${addresses.wording}/draft`)
@StaffOnly()
export class DraftListController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('new-clause')
  async askNew(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    return this.showNew(await this.drafting.open(account.id), blankForm, page);
  }

  @Post('new-clause')
  async add(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const open = await this.drafting.open(account.id);
    const submission = submitForm(newClauseForm, body);
    const taken = submission.ok ? takenId(open, submission.value.id) : [];
    if (!submission.ok || taken.length > 0) {
      response.status(422);
      return this.showNew(
        open,
        { raw: submission.state.raw, problems: [...submission.state.problems, ...taken] },
        page,
      );
    }
    const refused = await refusedEdit(this.drafting, open, newClause(submission.value), submission.state);
    if (refused) {
      response.status(409);
      return this.showNew(await this.drafting.open(account.id), refused, page);
    }
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.added' });
    response.redirect(303, wordingPaths.clause(submission.value.id));
    return;
  }

  @Get('clauses/:clause/settings')
  async askSettings(
    @Param('clause') id: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const open = await this.drafting.open(account.id);
    return this.showSettings(open, id, filledForm(clauseSettingsForm, settingsOf(open, id)), page);
  }

  @Post('clauses/:clause/settings')
  async settle(
    @Param('clause') id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const open = await this.drafting.open(account.id);
    settingsOf(open, id);
    const submission = submitForm(clauseSettingsForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.showSettings(open, id, submission.state, page);
    }
    const edit: DraftEdit = { kind: 'settle', clause: id, settings: submission.value };
    const refused = await refusedEdit(this.drafting, open, edit, submission.state);
    if (refused) {
      response.status(409);
      return this.showSettings(await this.drafting.open(account.id), id, refused, page);
    }
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.kept' });
    response.redirect(303, `${wordingPaths.draft}#clause-${id}`);
    return;
  }

  private showNew({ draft, next }: OpenDraft, state: FormState, page: PageContext): string {
    const model = {
      title: words('wording:newClause.title'),
      caption: words('wording:draft.of', { number: next.version }),
      lead: words('wording:newClause.lead'),
      back: wordingPaths.draft,
      form: formModel(newClauseForm, state, { version: draft.version, cancelHref: wordingPaths.draft }),
    };
    return this.renderer.render('wording/form', model, page);
  }

  private showSettings({ draft, next }: OpenDraft, id: string, state: FormState, page: PageContext): string {
    if (!next.clauses.some((clause) => clause.id === id)) throw clauseUnknown();
    const model = {
      title: words('wording:settings.title', { clause: clauseName(id, next) }),
      caption: words('wording:draft.of', { number: next.version }),
      lead: null,
      back: wordingPaths.draft,
      form: formModel(clauseSettingsForm, state, { version: draft.version, cancelHref: wordingPaths.draft }),
    };
    return this.renderer.render('wording/form', model, page);
  }
}
