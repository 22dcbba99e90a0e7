import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { SignedIn } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { AppError } from '../../../platform/errors.js';
import {
  blankForm,
  filledForm,
  refusedForm,
  submitForm,
  submittedVersion,
} from '../../../platform/web/forms/form-state.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import type { CaseView } from '../../application/case.query.js';
import { PerformActionHandler } from '../../application/perform-action.handler.js';
import { sectionNames, type SectionName } from '../../domain/proposal.js';
import { actorOf } from '../actor-of.js';
import { caseAddress } from '../case-names.js';
import { statusOf } from '../refused-status.js';
import { OpenProposal } from './open-proposal.js';
import { SaveSection } from './save-section.js';
import { SectionPages } from './section-pages.js';
import { sectionForms } from './section-forms.js';
import { explanationForm } from './explanation.form.js';

interface Asked {
  reference: string;
  section: string;
}

/** One section of a proposal on a page of its own. Everything is saved as it is sent. */
@Controller('partnerships/:reference/proposal/:section')
@SignedIn()
export class SectionController {
  constructor(
    private readonly proposals: OpenProposal,
    private readonly perform: PerformActionHandler,
    private readonly saving: SaveSection,
    private readonly pages: SectionPages,
  ) {}

  @Get()
  async ask(
    @Param() { reference, section }: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const name = sectionFrom(section);
    const view = await this.openSection(reference, name, account);
    if (!view) return redirect(response, `${caseAddress({ reference })}/proposal`);
    const saved = view.partnership.procedure.proposal[name] ?? suggestion(name, account);
    return this.pages.ask(view, name, filledForm(sectionForms[name], saved), page);
  }

  @Post()
  @HttpCode(200)
  async save(
    @Param() { reference, section }: Asked,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const name = sectionFrom(section);
    const view = await this.openSection(reference, name, account);
    if (!view) return redirect(response, caseAddress({ reference }));
    const submission = submitForm(sectionForms[name], body);
    if (!submission.ok) {
      response.status(422);
      return this.pages.ask(view, name, submission.state, page);
    }
    const seen = submittedVersion(body) ?? view.partnership.version;
    try {
      const overtaken = await this.saving.execute(view, { section: name, answers: submission.value, seen }, account);
      if (!overtaken) return redirect(response, `${caseAddress({ reference })}/proposal`);
      response.status(409);
      const state = { raw: submission.state.raw, problems: [changedMeanwhile] };
      return this.pages.ask(overtaken.view, name, state, page, overtaken.changes);
    } catch (error) {
      const state = refusedForm(submission.state, error);
      response.status(statusOf(error));
      return this.pages.ask(view, name, state, page);
    }
  }

  @Get('words')
  async askWords(
    @Param() { reference, section }: Asked,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const name = sectionFrom(section);
    const view = await this.openSection(reference, name, account);
    if (view?.partnership.procedure.state !== 'changes-requested')
      return redirect(response, caseAddress({ reference }));
    return this.pages.explain(view, name, blankForm, page);
  }

  @Post('words')
  @HttpCode(200)
  async saveWords(
    @Param() { reference, section }: Asked,
    @Body() body: unknown,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const name = sectionFrom(section);
    const view = await this.proposals.view(reference, account);
    const submission = submitForm(explanationForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.pages.explain(view, name, submission.state, page);
    }
    const input = { section: name, words: submission.value.words };
    const actor = actorOf(account);
    try {
      await this.perform.execute({ partnership: reference, action: 'answerChangeRequest', input, actor });
    } catch (error) {
      const state = refusedForm(submission.state, error);
      response.status(statusOf(error));
      return this.pages.explain(view, name, state, page);
    }
    return redirect(response, `${caseAddress({ reference })}/proposal`);
  }

  /** With a change request only the named sections are open. */
  private async openSection(reference: string, section: SectionName, account: Account): Promise<CaseView | null> {
    const view = await this.proposals.openFor(reference, account);
    if (!view) return null;
    const { state, changeRequests } = view.partnership.procedure;
    const open = state === 'draft' || changeRequests.some((request) => request.section === section);
    return open ? view : null;
  }
}

/** What was typed stays; what the other one saved stands above it. */
const changedMeanwhile = { code: 'partnership.changed-meanwhile' };

/** Whoever writes the proposal is usually its contact. */
const suggestion = (section: SectionName, { name, mail }: Account): object =>
  section === 'contacts' ? { contactName: name, contactMail: mail } : {};

function sectionFrom(name: string): SectionName {
  const found = sectionNames.find((each) => each === name);
  if (!found) throw new AppError({ kind: 'not-found', code: 'request.not-found' });
  return found;
}

function redirect(response: Response, address: string): undefined {
  response.redirect(303, address);
  return undefined;
}
