import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { type FormState, refusedForm, submittedVersion } from '../../../platform/web/forms/form-state.js';
import { oneOf, rawFormOf } from '../../../platform/web/forms/raw-form.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../../platform/web/query-string.js';
import { CaseQuery, type CaseView } from '../../../partnerships/application/case.query.js';
import { PerformActionHandler } from '../../../partnerships/application/perform-action.handler.js';
import { clockContext } from '../../../partnerships/domain/clock-context.js';
import { blockers } from '../../../partnerships/domain/decide.js';
import type { WaitingState } from '../../../partnerships/domain/state-clock.js';
import { actionHint, actionLabel } from '../../../partnerships/web/action-words.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { deskAddress, namesOf } from '../../../partnerships/web/case-names.js';
import { reasonList } from '../../../partnerships/web/reasons.js';
import { statusOf } from '../../../partnerships/web/refused-status.js';
import { filledLadder } from '../ladder-fields.js';
import { waitingStates } from '../policy/policy-form.js';
import { type OwnClockInput, typedOwnClock } from './own-clock-form.js';
import { type OwnClockParts, ownClockPage } from './own-clock-page.js';

const action = 'overrideClock';

/** A clock of one case's own, for one of its states, instead of the policy's. */
@Controller('partnerships/:reference/clock')
@StaffOnly()
export class OwnClockController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly perform: PerformActionHandler,
    private readonly renderer: PageRenderer,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async ask(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const view = await this.cases.view(reference, actorOf(account));
    const state = stateIn(textIn(query, 'state'), view);
    const stopped = this.stopped(view, page, response);
    return stopped ?? this.show({ view, state, form: presentForm(view, state), tried: null }, page);
  }

  @Post()
  @HttpCode(200)
  async take(
    @Param('reference') reference: string,
    @Query() query: QueryString,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.cases.view(reference, actorOf(account));
    const state = stateIn(textIn(query, 'state'), view);
    const stopped = this.stopped(view, page, response);
    if (stopped !== null) return stopped;
    const raw = rawFormOf(body);
    const step = oneOf(raw, 'step');
    const typed = typedOwnClock(state, raw, step === 'policy');
    const tried = typed.ok ? typed.input.clock : typed.clock;
    const problems = typed.ok ? [] : typed.problems;
    if (step === 'preview') return this.preview({ view, state, form: { raw, problems }, tried }, page, response);
    if (!typed.ok) {
      response.status(422);
      return this.show({ view, state, form: { raw, problems }, tried }, page);
    }
    try {
      await this.done(view, typed.input, submittedVersion(body), account, response);
      return;
    } catch (error) {
      response.status(statusOf(error));
      return this.show({ view, state, form: refusedForm({ raw, problems: [] }, error), tried }, page);
    }
  }

  /** Nobody has to say why before they have seen what it does. */
  private preview(parts: OwnClockParts, page: PageContext, response: Response): string {
    const { raw } = parts.form;
    const problems = parts.form.problems.filter(({ field }) => field !== 'reason');
    if (problems.length > 0) response.status(422);
    return this.show({ ...parts, form: { raw, problems } }, page);
  }

  private async done(
    view: CaseView,
    input: OwnClockInput,
    version: number | null,
    { id: personId }: Account,
    response: Response,
  ): Promise<void> {
    await this.perform.execute({
      partnership: view.partnership.id,
      action,
      input,
      actor: { kind: 'person', personId },
      ...(version === null ? {} : { expectedVersion: version }),
    });
    this.flashes.leave(response, { kind: 'success', key: `clocks:case.flash.${input.clock ? 'own' : 'policy'}` });
    response.redirect(303, deskAddress(view));
  }

  private stopped(view: CaseView, page: PageContext, response: Response): string | null {
    const refusals = blockers(view.partnership, action, view.facts, view.actor);
    if (refusals.length === 0) return null;
    response.status(409);
    const model = {
      reference: view.partnership.reference,
      ...{ action, label: actionLabel(action), hint: actionHint(action) },
      backHref: deskAddress(view),
      reasons: reasonList(refusals, namesOf(view.facts)),
    };
    return this.renderer.render('partnerships/action-stopped', model, page);
  }

  private show(parts: OwnClockParts, page: PageContext): string {
    return this.renderer.renderSaid('clocks/own', (speech) => ownClockPage(parts, speech), page);
  }
}

/** The state that was asked for, or the present one. */
function stateIn(text: string, { partnership: { procedure } }: CaseView): WaitingState {
  const named = (name: string) => waitingStates.find((state) => state === name);
  return named(text) ?? named(procedure.state) ?? 'draft';
}

function presentForm({ partnership: { procedure }, facts }: CaseView, state: WaitingState): FormState {
  const clock = procedure.clock?.own?.[state] ?? clockContext(procedure, facts).policy.clocks[state];
  return { raw: filledLadder('clock', state, clock), problems: [] };
}
