import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import type { RawForm } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { DraftingDesk, type OpenDraft } from '../../application/drafting/drafting-desk.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { languagesOf } from '../../../partnerships/domain/text-input.js';
import type { DraftText } from '../../domain/drafting/draft-text.js';
import { editedFacts, type OvertakenFact } from '../../domain/drafting/fact-edit.js';
import { textAddresses } from '../text-addresses.js';
import { type FactsForm, filledFacts, readFactsForm } from './facts-form.js';
import { factsPage, type ShownFacts } from './facts-page.js';
import { afterSave, savedFlash, sentIn } from './saved-flash.js';
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
    const reviewed = await this.shown.read(reference, account, true);
    const form = readFactsForm(body, reviewed.draft.text);
    const saved = await this.trySaving(reviewed, account, form);
    if ('status' in saved) {
      response.status(saved.status);
      return this.page(saved.shown, page);
    }
    const before = languagesOf(reviewed.draft.text);
    const asksNames = languagesOf(saved.draft.text).some((code) => !before.includes(code));
    return this.saved(saved, form.raw, asksNames, response);
  }

  /** The page to show instead where nothing could be saved: with what was typed, and why. */
  private async trySaving(reviewed: ReviewedDraft, account: Account, form: FactsForm): Promise<OpenDraft | NotSaved> {
    const typed = form.raw;
    const { reference } = reviewed.view.partnership;
    if (reviewed.closed.length > 0) return { status: 409, shown: { reviewed, typed } };
    if (!form.ok) return { status: 422, shown: { reviewed, typed, reasons: form.reasons } };
    const saved = await this.change(reference, account, form);
    if (saved !== 'closed' && !(saved instanceof Overtaken)) return saved;
    const fresh = await this.shown.read(reference, account, true);
    if (saved === 'closed') return { status: 409, shown: { reviewed: fresh, typed } };
    const { shown, conflicts } = saved;
    return { status: 409, shown: { reviewed: fresh, typed: filledFacts(shown), overtaken: conflicts } };
  }

  /** Nothing was saved where a colleague changed the same meanwhile, or the case moved on. */
  private async change(
    reference: string,
    account: Account,
    form: ReadFacts,
  ): Promise<OpenDraft | Overtaken | 'closed'> {
    try {
      return await this.desk.change(reference, actorOf(account), (text) => {
        const { text: edited, ...overtaken } = editedFacts(text, form.facts, form.seen);
        if (overtaken.conflicts.length > 0) throw new Overtaken(overtaken);
        return edited;
      });
    } catch (error) {
      if (error instanceof Overtaken) return error;
      if (error instanceof AppError && error.kind === 'refused') return 'closed';
      throw error;
    }
  }

  /** A language that was just chosen has names to be written first. */
  private saved(open: OpenDraft, raw: RawForm, asksNames: boolean, response: Response): undefined {
    const { facts, draft } = textAddresses(open.view.partnership.reference);
    const key = asksNames ? 'agreements:factsForm.savedNamesNext' : 'agreements:factsForm.saved';
    this.flashes.leave(response, savedFlash(open, raw, key));
    response.redirect(303, afterSave(asksNames ? facts : draft, sentIn(raw)));
    return undefined;
  }

  private page(shown: ShownFacts, page: PageContext): string {
    return this.renderer.render('agreements/facts', factsPage(shown, page.language), page);
  }
}

interface NotSaved {
  readonly status: 409 | 422;
  readonly shown: ShownFacts;
}

type ReadFacts = Extract<FactsForm, { ok: true }>;

class Overtaken extends Error {
  readonly shown: DraftText;
  readonly conflicts: readonly OvertakenFact[];

  constructor({ shown, conflicts }: Pick<ReturnType<typeof editedFacts>, 'shown' | 'conflicts'>) {
    super('overtaken');
    this.shown = shown;
    this.conflicts = conflicts;
  }
}
