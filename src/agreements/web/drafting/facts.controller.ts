import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { DraftingDesk } from '../../application/drafting/drafting-desk.js';
import { languagesOf } from '../../../partnerships/domain/text-input.js';
import { editedFacts, type OvertakenFact } from '../../domain/drafting/fact-edit.js';
import { textAddresses } from '../text-addresses.js';
import { type FactsForm, readFactsForm } from './facts-form.js';
import { factsPage, type ShownFacts } from './facts-page.js';
import { ShownDrafts } from './shown-drafts.js';

/** What a text says of the two communities and of itself. */
@Controller('partnerships/:reference/text/draft/facts')
@SignedIn()
export class FactsController {
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
    return this.page({ reviewed: await this.shown.review(reference, account) }, page);
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const reviewed = await this.shown.review(reference, account);
    const form = readFactsForm(body, reviewed.draft.text);
    if (!form.ok) {
      response.status(422);
      return this.page({ reviewed, typed: form.raw, reasons: form.reasons }, page);
    }
    const conflicts = await this.change(reference, account, form);
    if (conflicts.length > 0) {
      response.status(409);
      const fresh = await this.shown.review(reference, account);
      return this.page({ reviewed: fresh, typed: form.raw, overtaken: conflicts }, page);
    }
    const asksNames = languagesOf(form.facts).some((code) => !languagesOf(reviewed.draft.text).includes(code));
    return this.saved(reference, asksNames, response);
  }

  /** What a colleague changed meanwhile; then nothing was saved. */
  private async change(reference: string, account: Account, form: ReadFacts): Promise<readonly OvertakenFact[]> {
    try {
      await this.desk.change(reference, actorOf(account), (text) => {
        const { text: edited, conflicts } = editedFacts(text, form.facts, form.seen);
        if (conflicts.length > 0) throw new Overtaken(conflicts);
        return edited;
      });
      return [];
    } catch (error) {
      if (error instanceof Overtaken) return error.conflicts;
      throw error;
    }
  }

  /** A language that was just chosen has names to be written first. */
  private saved(reference: string, asksNames: boolean, response: Response): undefined {
    const { facts, draft } = textAddresses(reference);
    const key = asksNames ? 'agreements:factsForm.savedNamesNext' : 'agreements:factsForm.saved';
    this.flashes.leave(response, { kind: 'success', key });
    response.redirect(303, asksNames ? facts : draft);
    return undefined;
  }

  private page(shown: ShownFacts, page: PageContext): string {
    return this.renderer.render('agreements/facts', factsPage(shown, page.language), page);
  }
}

type ReadFacts = Extract<FactsForm, { ok: true }>;

class Overtaken extends Error {
  constructor(readonly conflicts: readonly OvertakenFact[]) {
    super('overtaken');
  }
}
