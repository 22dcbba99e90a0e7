import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { Public, SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { refusedForm, submitForm } from '../../../platform/web/forms/form-state.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { StartProposalHandler } from '../../application/start-proposal.handler.js';
import { sectionNames } from '../../domain/proposal.js';
import { actorOf } from '../actor-of.js';
import { statusOf } from '../refused-status.js';
import { answersFrom, communityForm, counterpartForm, kindForm, stepAddress } from './propose.forms.js';
import { ProposeSteps } from './propose-steps.js';

/** From "what is needed" to a draft: for whom, what kind, with whom. */
@Controller(addresses.propose)
@SignedIn()
export class ProposeController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly steps: ProposeSteps,
    private readonly start: StartProposalHandler,
  ) {}

  @Get()
  @Public()
  begin(@CurrentPage() page: PageContext): string {
    const mayPropose = page.person?.isClerk ?? false;
    const model = { signedIn: page.person !== null, mayPropose, sections: sectionNames };
    return this.renderer.render('partnerships/propose-start', model, page);
  }

  @Get('new')
  ask(@Query() query: unknown, @CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    return this.steps.next(answersFrom(query), account, page);
  }

  @Post('new/community')
  @HttpCode(200)
  async community(
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(communityForm, body);
    if (submission.ok) return redirect(response, stepAddress({ community: submission.value.initiatorId }));
    response.status(422);
    return this.steps.askCommunity(submission.state, account, page);
  }

  @Post('new/kind')
  @HttpCode(200)
  async kind(
    @Query() query: unknown,
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const { community } = answersFrom(query);
    const submission = submitForm(kindForm, body);
    if (submission.ok) return redirect(response, stepAddress({ community, kind: submission.value.kind }));
    response.status(422);
    return this.steps.askKind(submission.state, community, page);
  }

  @Post('new/counterpart')
  @HttpCode(200)
  async counterpart(
    @Query() query: unknown,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const answers = answersFrom(query);
    const submission = submitForm(counterpartForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.steps.askCounterpart(answers, submission.state, account, page);
    }
    const input = { kind: answers.kind, initiatorId: answers.community, counterpartId: submission.value.counterpartId };
    try {
      const { partnership } = await this.start.execute({ input, actor: actorOf(account) });
      return redirect(response, `/partnerships/${partnership.reference}/proposal`);
    } catch (error) {
      response.status(statusOf(error));
      return this.steps.askCounterpart(answers, refusedForm(submission.state, error), account, page);
    }
  }
}

function redirect(response: Response, address: string): undefined {
  response.redirect(303, address);
  return undefined;
}
