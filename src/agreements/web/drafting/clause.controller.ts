import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { SaveClauseHandler } from '../../application/drafting/save-clause.handler.js';
import { textAddresses } from '../text-addresses.js';
import { type ClauseForm, readClauseForm } from './clause-form.js';
import { ClausePages } from './clause-pages.js';
import { afterSave, savedFlash } from './saved-flash.js';

interface Asked {
  reference: string;
  id: string;
}

/** One clause in all its languages. Half a text is saved too: what it lacks is said beside it. */
@Controller('partnerships/:reference/text/draft/clauses/:id')
@SignedIn()
export class ClauseController {
  constructor(
    private readonly pages: ClausePages,
    private readonly saving: SaveClauseHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(@Param() asked: Asked, @CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    return this.pages.show(asked, account, page);
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param() asked: Asked,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    const form = readClauseForm(body);
    if (form.mistakes.length > 0) return this.notSaved(asked, account, page, form, response, 422);
    const saved = await this.execute(asked, account, form);
    if (saved === 'closed') return this.notSaved(asked, account, page, form, response, 409);
    if (saved.outcome !== 'saved') {
      const beside = saved.outcome === 'gone' ? {} : { conflicts: saved.conflicts };
      return this.notSaved(asked, account, page, { ...form, ...beside }, response, 409);
    }
    if (form.autosave) return this.pages.saved(asked.id, saved.open, form, page.now);
    this.flashes.leave(response, savedFlash(saved.open, form.raw, 'agreements:clause.saved'));
    const goOn = form.next
      ? this.pages.nextAddress(asked, saved.open)
      : textAddresses(asked.reference).clause(asked.id);
    response.redirect(303, afterSave(goOn, form.sent));
    return undefined;
  }

  /** `closed`: nothing can be written at the moment. The page says why, and shows what was typed. */
  private async execute({ reference, id }: Asked, account: Account, form: ClauseForm) {
    const { typed, restore, toHouse, autosave } = form;
    if (typed.length === 0) throw new AppError({ kind: 'invalid', code: 'input.invalid' });
    try {
      return await this.saving.execute({ reference, person: actorOf(account), clause: id, typed, restore, toHouse });
    } catch (error) {
      if (autosave || !(error instanceof AppError) || error.kind !== 'refused') throw error;
      return 'closed';
    }
  }

  private notSaved(
    asked: Asked,
    account: Account,
    page: PageContext,
    form: Parameters<ClausePages['show']>[3],
    response: Response,
    status: 409 | 422,
  ): Promise<string> | { code: string } {
    response.status(status);
    if (form?.autosave) return { code: status === 409 ? 'text.clause-saved-meanwhile' : 'input.invalid' };
    return this.pages.show(asked, account, page, form);
  }
}
