import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { LibraryDrafting } from '../../application/wording/library-drafting.js';
import { clauseUnknown } from '../../application/wording/library-errors.js';
import type { DraftEdit } from '../../domain/wording/library-draft.js';
import { CarryOverPages } from './carry-over-pages.js';
import { draftPage } from './draft-page.js';
import { wordingPaths } from './wording-addresses.js';

const edits: Readonly<Record<string, (clause: string) => DraftEdit>> = {
  retire: (clause) => ({ kind: 'retire', clause }),
  undo: (clause) => ({ kind: 'undo', clause }),
  up: (clause) => ({ kind: 'move', clause, by: -1 }),
  down: (clause) => ({ kind: 'move', clause, by: 1 }),
};

/** A member of staff's own draft of the next version: its list of clauses. */
@Controller(`${addresses.wording}/draft`)
@StaffOnly()
export class DraftController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly drafting: LibraryDrafting,
    private readonly carrying: CarryOverPages,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async show(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    const open = await this.drafting.open(account.id);
    return this.renderer.render('wording/draft', draftPage(open, page.language), page);
  }

  @Post('clauses/:clause/change/:change')
  async change(
    @Param() { clause = '', change = '' }: Record<string, string>,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { base, next, draft } = await this.drafting.open(account.id);
    const known = [...base.clauses, ...next.clauses].some(({ id }) => id === clause);
    const edit = Object.hasOwn(edits, change) ? edits[change] : undefined;
    if (!known || !edit) throw clauseUnknown();
    await this.drafting.edit(account.id, edit(clause), submittedVersion(body) ?? draft.version);
    response.redirect(303, `${wordingPaths.draft}#clause-${clause}`);
  }

  @Post('carry-over')
  async carryOver(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const carrying = { action: wordingPaths.carryOver, hidden: {} };
    const question = await this.carrying.carry(account.id, rawFormOf(body), carrying, page);
    if (question !== null) {
      response.status(409);
      return question;
    }
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.carried-over' });
    response.redirect(303, wordingPaths.draft);
    return;
  }

  @Get('discard')
  async askToDiscard(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    const { draft } = await this.drafting.open(account.id);
    return this.renderer.render('wording/discard', { version: draft.version }, page);
  }

  @Post('discard')
  async discard(@CurrentAccount() account: Account, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.drafting.discard(account.id);
    this.flashes.leave(response, { kind: 'success', key: 'wording:flash.discarded' });
    response.redirect(303, wordingPaths.versions);
  }
}
