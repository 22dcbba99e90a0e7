import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { oneOf, type RawForm, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { DraftingDesk } from '../../application/drafting/drafting-desk.js';
import { textAddresses } from '../text-addresses.js';
import { catchUpPage, choicesIn, chosenIn } from './catch-up-page.js';
import { ShownDrafts } from './shown-drafts.js';

/** Carries a working copy over to what the other side proposed meanwhile. */
@Controller('partnerships/:reference/text/draft/catch-up')
@SignedIn()
export class CatchUpController {
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
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    return (await this.page({ reference, account, page, raw: {}, sent: false }))?.html ?? back(reference, response);
  }

  @Post()
  @HttpCode(200)
  async decide(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const raw = rawFormOf(body);
    const asked = { reference, account, page, raw };
    const shown = await this.page({ ...asked, sent: true });
    if (!shown) return back(reference, response);
    if (shown.open) {
      response.status(422);
      return shown.html;
    }
    try {
      await this.desk.catchUp(reference, actorOf(account), choicesIn(raw), seenIn(raw));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
      response.status(409);
      return (await this.page({ ...asked, sent: true, changed: true }))?.html;
    }
    this.flashes.leave(response, { kind: 'success', key: 'agreements:catchUp.done' });
    return back(reference, response);
  }

  /** Null where there is nothing to carry over. `open`: something isn't decided yet. */
  private async page({ reference, account, page, ...rest }: Asked): Promise<{ html: string; open: boolean } | null> {
    const reviewed = await this.shown.review(reference, account);
    const merged = await this.desk.behind(reviewed);
    if (!merged) return null;
    const open = [...merged.facts, ...merged.clauses].some((conflict) => chosenIn(rest.raw, conflict) === null);
    const model = catchUpPage({ reviewed, merged, ...rest }, page.language);
    return { html: this.renderer.render('agreements/catch-up', model, page), open };
  }
}

const seenIn = (raw: RawForm) => ({ version: Number(oneOf(raw, 'version')), latest: Number(oneOf(raw, 'latest')) });

interface Asked {
  readonly reference: string;
  readonly account: Account;
  readonly page: PageContext;
  readonly raw: RawForm;
  readonly sent: boolean;
  readonly changed?: boolean;
}

function back(reference: string, response: Response): undefined {
  response.redirect(303, textAddresses(reference).draft);
  return undefined;
}
