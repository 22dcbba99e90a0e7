import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../../platform/web/query-string.js';
import { LibraryDrafting, type OpenDraft } from '../../application/wording/library-drafting.js';
import { clauseUnknown } from '../../application/wording/library-errors.js';
import { clausePage, type ShownPlace } from './clause-page.js';
import { choiceIn, languagesIn } from './language-words.js';
import { statusOfRefused } from './refused-edit.js';
import { keepTyped, shownNext, type TypedOutcome } from './typed-edit.js';
import { typedWordings } from './typed-wording.js';
import { wordingPaths } from './wording-addresses.js';

/** The wording of one clause in the draft, in one language beside English or in all. */
@Controller(`${addresses.wording}/draft/clauses/:clause`)
@StaffOnly()
export class DraftClauseController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async show(
    @Param('clause') id: string,
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const open = await this.drafting.open(account.id);
    const choice = { clause: clauseOf(open, id), chosen: choiceIn(textIn(query, 'language')) };
    return this.renderer.render('wording/clause', clausePage(open, choice, page.language), page);
  }

  @Post()
  async save(
    @Param('clause') id: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const raw = rawFormOf(body);
    const open = await this.drafting.open(account.id);
    const choice = { clause: clauseOf(open, id), chosen: choiceIn(oneOf(raw, 'language')) };
    const outcome = await this.keep(open, choice, raw, page.language);
    if (typeof outcome === 'object') {
      response.status(statusOfRefused(outcome));
      const now = await this.drafting.open(account.id);
      return this.renderer.render('wording/clause', clausePage(now, choice, page.language, outcome), page);
    }
    if (outcome === 'kept') this.flashes.leave(response, { kind: 'success', key: 'wording:flash.kept' });
    response.redirect(303, wordingPaths.clause(id, shownNext(raw, choice.chosen)));
    return;
  }

  /** Keeps what was typed, finished or not. */
  private keep(
    open: OpenDraft,
    { clause, chosen }: ShownPlace,
    raw: RawForm,
    pageLanguage: string,
  ): Promise<TypedOutcome> {
    const languages = languagesIn(chosen, pageLanguage);
    const { edits, problems } = typedWordings(raw, { clause: clause.id, library: open.next, languages });
    const edit = { kind: 'word', clause: clause.id, wordings: edits } as const;
    return keepTyped(this.drafting, open, edit, { raw, problems });
  }
}

function clauseOf({ next }: OpenDraft, id: string) {
  const found = next.clauses.find((clause) => clause.id === id);
  if (!found) throw clauseUnknown();
  return found;
}
