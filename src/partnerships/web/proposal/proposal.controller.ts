import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { AppError } from '../../../platform/errors.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { submittedVersion } from '../../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { words } from '../../../platform/web/words.js';
import { OwnCases } from '../../application/own-cases.js';
import { PerformActionHandler } from '../../application/perform-action.handler.js';
import { clockContext } from '../../domain/clock-context.js';
import { clockOf } from '../../domain/clocks.js';
import { caseAddress, namesOf } from '../case-names.js';
import { proposalSummary } from '../proposal-summary.js';
import { sectionHref } from '../section-words.js';
import { actorOf } from '../actor-of.js';
import { OpenProposal } from './open-proposal.js';
import { proposalPage, requestedChanges, submitOffer } from './proposal-page.js';

/** The initiating community writes, checks and submits its proposal. */
@Controller('partnerships/:reference')
@SignedIn()
export class ProposalController {
  constructor(
    private readonly proposals: OpenProposal,
    private readonly ownCases: OwnCases,
    private readonly perform: PerformActionHandler,
    private readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('proposal')
  async tasks(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.proposals.openFor(reference, account);
    if (!view) return redirect(response, caseAddress({ reference }));
    const { initiatorId } = view.partnership;
    const blank = Object.keys(view.partnership.procedure.proposal).length === 0;
    const earlier = blank ? await this.ownCases.lastProposal(initiatorId, view.partnership.reference) : null;
    return this.renderer.render('partnerships/proposal', proposalPage(view, earlier), page);
  }

  @Get('proposal/check')
  async check(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.proposals.openFor(reference, account);
    if (!view) return redirect(response, caseAddress({ reference }));
    const { procedure } = view.partnership;
    const named = procedure.changeRequests.map(({ section }) => section);
    const names = namesOf(view.facts);
    const sections = proposalSummary(procedure.proposal, names, (section) =>
      procedure.state === 'draft' || named.includes(section) ? sectionHref(reference, section) : null,
    );
    const model = { reference, names, sections, requested: requestedChanges(view), submit: submitOffer(view) };
    return this.renderer.render('partnerships/proposal-check', { ...model, version: view.partnership.version }, page);
  }

  @Post('proposal/submit')
  async submit(
    @Param('reference') reference: string,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<undefined> {
    const view = await this.proposals.openFor(reference, account);
    const action = view?.partnership.procedure.state === 'changes-requested' ? 'resubmit' : 'submit';
    const version = submittedVersion(body);
    const expected = version === null ? {} : { expectedVersion: version };
    await this.perform.execute({ partnership: reference, action, input: {}, actor: actorOf(account), ...expected });
    return redirect(response, `${caseAddress({ reference })}/submitted${action === 'resubmit' ? '?again' : ''}`);
  }

  @Get('submitted')
  async submitted(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.proposals.view(reference, account);
    const { procedure } = view.partnership;
    const { state } = procedure;
    if (state !== 'submitted' && state !== 'under-review') return redirect(response, caseAddress({ reference }));
    const usualDays = clockOf(procedure, clockContext(procedure, view.facts))?.target ?? 0;
    const usual = words('partnerships:usual.working', { count: usualDays });
    const again = view.events.some(({ type }) => type === 'partnership.resubmitted');
    return this.renderer.render(
      'partnerships/submitted',
      { reference, names: namesOf(view.facts), again, usual },
      page,
    );
  }

  /** What says nothing of the other community is taken over from the last proposal. */
  @Post('proposal/copy')
  async copy(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<undefined> {
    const view = await this.proposals.openFor(reference, account);
    const earlier =
      view && (await this.ownCases.lastProposal(view.partnership.initiatorId, view.partnership.reference));
    if (!view || !earlier) throw new AppError({ kind: 'refused', code: 'proposal.nothing-to-copy' });
    for (const section of ['purpose', 'areas', 'plan', 'funding'] as const) {
      const answers = earlier.proposal[section];
      if (!answers || view.partnership.procedure.proposal[section]) continue;
      const input = { section, answers };
      await this.perform.execute({ partnership: reference, action: 'answerSection', input, actor: actorOf(account) });
    }
    this.flashes.leave(response, {
      kind: 'success',
      key: 'partnerships:proposal.copied',
      params: { reference: earlier.reference },
    });
    return redirect(response, `${caseAddress({ reference })}/proposal`);
  }
}

function redirect(response: Response, address: string): undefined {
  response.redirect(303, address);
  return undefined;
}
