import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { AppError } from '../../platform/errors.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { type FormState, refusedForm, submitForm, submittedVersion } from '../../platform/web/forms/form-state.js';
import { oneOf, rawFormOf } from '../../platform/web/forms/raw-form.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { CaseQuery, type CaseView } from '../application/case.query.js';
import { PerformActionHandler } from '../application/perform-action.handler.js';
import { refusedError } from '../application/action-errors.js';
import { decide, type DecisionInput } from '../domain/decide.js';
import type { EventDraft } from '../domain/event-parts.js';
import type { FormAction } from './action-forms/action-form.js';
import { actionFormOf } from './action-forms/action-forms.js';
import { ActionPages } from './action-pages.js';
import { bodyWithFile, declarationFor, fileProblem } from './action-submission.js';
import { deskAddress } from './case-names.js';
import { statusOf } from './refused-status.js';
import { timelineOf } from './timeline.js';
import { UploadedPapers } from './uploaded-papers.js';
import { viewerOf } from './viewer.js';

interface Submitted {
  readonly view: CaseView;
  readonly action: FormAction;
  readonly account: Account;
  readonly page: PageContext;
  readonly request: Request;
  readonly response: Response;
}

/** Takes what was typed and sent with it, shows it again with what is wrong, or does it. */
@Injectable()
export class SubmitAction {
  constructor(
    private readonly cases: CaseQuery,
    private readonly perform: PerformActionHandler,
    private readonly papers: UploadedPapers,
    private readonly pages: ActionPages,
    private readonly flashes: FlashMessages,
  ) {}

  async execute(submitted: Submitted): Promise<string | undefined> {
    const { view, action, page, request, response } = submitted;
    const form = actionFormOf(action);
    const file = await this.papers.receive(form, submitted);
    const raw = bodyWithFile(request.body, form, file instanceof AppError ? null : file);
    const step = oneOf(raw, 'step');
    if (step === 'change') return this.pages.ask(view, action, { raw, problems: [] }, page);
    const submission = submitForm(declarationFor(form, view, raw), raw);
    const problems = file instanceof AppError ? [fileProblem(form, file)] : [];
    if (!submission.ok || problems.length > 0) {
      const known = submission.state.problems.filter(({ field }) => field !== problems[0]?.field);
      response.status(file instanceof AppError && file.kind === 'rate-limited' ? 429 : 422);
      return this.pages.ask(view, action, { raw: submission.state.raw, problems: [...known, ...problems] }, page);
    }
    return this.unlessRefused(submitted, submission.state, async () => {
      if (form.checked && step !== 'confirmed') {
        const events = rehearsed(view, action, submission.value);
        return this.pages.check(view, action, submission.state, events, page);
      }
      return this.done(submitted, submission.value);
    });
  }

  private async done({ view, action, account, request, response }: Submitted, input: unknown): Promise<undefined> {
    const version = submittedVersion(rawFormOf(request.body));
    await this.perform.execute({
      partnership: view.partnership.id,
      action,
      input,
      actor: { kind: 'person', personId: account.id },
      ...(version === null ? {} : { expectedVersion: version }),
    });
    this.flashes.leave(response, { kind: 'success', key: `actions:${action}.done` });
    response.redirect(303, deskAddress(view));
    return undefined;
  }

  private async unlessRefused(submitted: Submitted, state: FormState, work: () => Promise<string | undefined>) {
    try {
      return await work();
    } catch (error) {
      submitted.response.status(statusOf(error));
      return this.refused(submitted, state, error);
    }
  }

  /** Somebody else was faster: what they did is shown beside what was typed, and sending it again is enough. */
  private async refused({ view, action, account, page, request }: Submitted, state: FormState, error: unknown) {
    const shown = refusedForm(state, error);
    if (!(error instanceof AppError) || error.kind !== 'conflict') return this.pages.ask(view, action, shown, page);
    const fresh = await this.cases.view(view.partnership.id, { kind: 'person', personId: account.id });
    const seen = submittedVersion(request.body) ?? fresh.partnership.version;
    const since = fresh.events.filter((event) => event.version > seen);
    const problems = [{ code: error.code, message: error.message }];
    return this.pages.ask(fresh, action, { raw: state.raw, problems }, page, timelineOf(since, viewerOf(fresh)));
  }
}

/** What the very function that will decide it says to these answers. @throws AppError with its reasons */
function rehearsed(view: CaseView, action: FormAction, input: unknown): readonly EventDraft[] {
  const decided = decide(view, action, input as DecisionInput<typeof action>);
  if ('refused' in decided) throw refusedError(decided.refused);
  return decided.events;
}
