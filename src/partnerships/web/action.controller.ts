import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import type { Account } from '../../accounts/domain/account.js';
import { AppError } from '../../platform/errors.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { CaseQuery, type CaseView } from '../application/case.query.js';
import type { PersonAction } from '../domain/actions.js';
import { blockers } from '../domain/decide.js';
import type { FormAction } from './action-forms/action-form.js';
import { actionFormOf, isFormAction } from './action-forms/action-forms.js';
import { ActionPages } from './action-pages.js';
import { actorOf } from './actor-of.js';
import { blankState } from './action-submission.js';
import { actionHref, isPersonAction } from './action-words.js';
import { namesOf } from './case-names.js';
import { reasonList } from './reasons.js';
import { SubmitAction } from './submit-action.js';

/** One page for every action that needs no page of its own. */
@Controller('partnerships/:reference/actions/:action')
@SignedIn()
export class ActionController {
  constructor(
    private readonly cases: CaseQuery,
    private readonly pages: ActionPages,
    private readonly submit: SubmitAction,
  ) {}

  @Get()
  async ask(
    @Param() { reference, action }: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.cases.view(reference, actorOf(account));
    if (!isFormAction(action)) return this.elsewhere(view, action, response);
    return (
      this.stopped(view, action, page, response) ??
      this.pages.ask(view, action, blankState(actionFormOf(action), view), page)
    );
  }

  @Post()
  @HttpCode(200)
  async answer(
    @Param() { reference, action }: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const view = await this.cases.view(reference, actorOf(account));
    if (!isFormAction(action)) throw unknownAction();
    const stopped = this.stopped(view, action, page, response);
    return stopped ?? this.submit.execute({ view, action, account, page, request, response });
  }

  private elsewhere(view: CaseView, action: string, response: Response): undefined {
    if (!isPersonAction(action)) throw unknownAction();
    response.redirect(303, actionHref(view.partnership, action as PersonAction));
    return undefined;
  }

  private stopped(view: CaseView, action: FormAction, page: PageContext, response: Response): string | null {
    const refusals = blockers(view.partnership, action, view.facts, view.actor);
    if (refusals.length === 0) return null;
    response.status(refusals.some(({ code }) => code === 'action.not-yours') ? 403 : 409);
    return this.pages.stopped(view, action, reasonList(refusals, namesOf(view.facts)), page);
  }
}

interface Asked {
  reference: string;
  action: string;
}

const unknownAction = (): AppError => new AppError({ kind: 'not-found', code: 'action.unknown' });
