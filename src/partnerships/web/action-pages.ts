import { Injectable } from '@nestjs/common';
import { AgreementReader } from '../../agreements/application/agreement-reader.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import type { FormState } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import type { Words } from '../../platform/web/words.js';
import type { CaseView } from '../application/case.query.js';
import type { EventDraft } from '../domain/event-parts.js';
import { latestRevision } from '../domain/procedure.js';
import type { FormAction } from './action-forms/action-form.js';
import { actionFormOf } from './action-forms/action-forms.js';
import type { ActionCheckPage, Beside } from './action-page.js';
import { declarationFor, keptFile, typedFields } from './action-submission.js';
import { actionHint, actionLabel, lookOf } from './action-words.js';
import { outcomeTone, outcomeWords, voteWords } from './approval-words.js';
import { caseAddress, deskAddress, namesOf } from './case-names.js';
import { planViews } from './case/plan-view.js';
import { proposalSummary } from './proposal-summary.js';
import { readable } from './readable-form.js';
import type { TimelineItem } from './timeline.js';
import { viewerOf } from './viewer.js';

/** The page that asks for one action, the page that shows what follows from the answers, and the page that says no. */
@Injectable()
export class ActionPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly agreements: AgreementReader,
  ) {}

  async ask(
    view: CaseView,
    action: FormAction,
    state: FormState,
    page: PageContext,
    changes: readonly TimelineItem[] = [],
  ): Promise<string> {
    const form = actionFormOf(action);
    const model = {
      ...about(view, action),
      form: this.formOf(view, action, state),
      keptFileName: keptFile(form, state.raw)?.name ?? null,
      changes,
      beside: await this.beside(view, form.beside),
    };
    return this.renderer.render('partnerships/action', model, page);
  }

  check(
    view: CaseView,
    action: FormAction,
    state: FormState,
    events: readonly EventDraft[],
    page: PageContext,
  ): string {
    const model: ActionCheckPage = {
      ...about(view, action),
      answers: readable(this.formOf(view, action, state)),
      keptFileName: keptFile(actionFormOf(action), state.raw)?.name ?? null,
      fields: typedFields(state.raw),
      version: view.partnership.version,
      address: addressOf(view, action),
      result: resultOf(events),
    };
    return this.renderer.render('partnerships/action-check', model, page);
  }

  stopped(view: CaseView, action: FormAction, reasons: readonly Words[], page: PageContext): string {
    return this.renderer.render('partnerships/action-stopped', { ...about(view, action), reasons }, page);
  }

  private formOf(view: CaseView, action: FormAction, state: FormState) {
    const form = actionFormOf(action);
    return formModel(declarationFor(form, view, state.raw), state, {
      version: view.partnership.version,
      action: addressOf(view, action),
      params: namesOf(view.facts),
      cancelHref: deskAddress(view),
      destructive: lookOf(action) === 'warning',
      ...(form.options ? { options: form.options(view) } : {}),
    });
  }

  private async beside(view: CaseView, kind: Beside['kind'] | undefined): Promise<Beside | null> {
    const { procedure } = view.partnership;
    const latest = latestRevision(procedure);
    if (kind === 'text' && latest)
      return { kind, text: await this.agreements.read(view.partnership, latest, viewerOf(view).side ?? 'initiator') };
    if (kind === 'plan') return { kind, plans: planViews(procedure, namesOf(view.facts)) };
    return kind === 'proposal' ? { kind, sections: proposalSummary(procedure.proposal, namesOf(view.facts)) } : null;
  }
}

const addressOf = (view: CaseView, action: FormAction): string => `${caseAddress(view.partnership)}/actions/${action}`;

function about(view: CaseView, action: FormAction) {
  return {
    reference: view.partnership.reference,
    action,
    label: actionLabel(action),
    hint: actionHint(action),
    backHref: deskAddress(view),
  };
}

function resultOf(events: readonly EventDraft[]): ActionCheckPage['result'] {
  for (const event of events) {
    if (event.type !== 'approval.recorded') continue;
    const { approval } = event.data;
    const sentences = approval.vote ? voteWords(approval.vote) : [];
    return { outcome: outcomeWords(approval), tone: outcomeTone(approval), sentences };
  }
  return null;
}
