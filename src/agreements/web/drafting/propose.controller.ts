import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { statusOf } from '../../../partnerships/web/refused-status.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { oneOf, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { words } from '../../../platform/web/words.js';
import type { SeenDraft } from '../../application/drafting/drafting-desk.js';
import { ProposeDraftHandler } from '../../application/drafting/propose-draft.handler.js';
import { textAddresses } from '../text-addresses.js';
import { ProposePages } from './propose-pages.js';

/** Looks once more at what changed, and proposes it to the other side. */
@Controller('partnerships/:reference/text/draft')
@SignedIn()
export class ProposeTextController {
  constructor(
    private readonly pages: ProposePages,
    private readonly proposing: ProposeDraftHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('check')
  check(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    return this.pages.show(reference, account, page);
  }

  @Post('propose')
  @HttpCode(200)
  async propose(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    try {
      await this.proposing.execute(reference, actorOf(account), seenIn(body));
    } catch (error) {
      if (!(error instanceof AppError) || !['invalid', 'refused', 'conflict'].includes(error.kind)) throw error;
      response.status(statusOf(error));
      return this.pages.show(
        reference,
        account,
        page,
        words(`agreements:propose.refused`, { context: contextOf(error) }),
      );
    }
    this.flashes.leave(response, { kind: 'success', key: 'actions:proposeText.done' });
    response.redirect(303, textAddresses(reference).text);
    return undefined;
  }
}

/** The draft that the page showed, or where there was none, the text that it would have begun from. */
function seenIn(body: unknown): SeenDraft | undefined {
  const version = submittedVersion(body);
  return version === null ? undefined : { version, latest: Number(oneOf(rawFormOf(body), 'latest')) };
}

/** The page itself shows what is missing, and that the other side proposed meanwhile. */
function contextOf({ code, errors }: AppError): 'saved' | 'behind' | 'incomplete' {
  if (code === 'text.draft-saved-meanwhile') return 'saved';
  return errors.some((reason) => reason.code === 'text.stale-base') ? 'behind' : 'incomplete';
}
