import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { FlashMessages } from '../../platform/web/flash.js';
import type { FormDeclaration } from '../../platform/web/forms/form-declaration.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, filledForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { CommunitiesQuery, type SeenTerm } from '../application/communities.query.js';
import { termUnknown } from '../application/community-errors.js';
import { actingAs } from './acting-as.js';
import { memberChangeForm, termChangeForm, termEndForm, termForm } from './community.forms.js';
import { formPage } from './community-page.js';
import type { Desk } from './desk.js';
import { keepingAt, type Place } from './keeping-at.js';
import { OfficeTermCommands } from './office-term-commands.js';
import { keptFileName, ReceiveTerm, withKeptFile } from './received-term.js';

type FormName = 'term' | 'term-change' | 'term-end';

/** Who holds a community's highest office. Its clerk says it, staff confirm the address. */
@Controller([`${addresses.communities}/:id/office-terms`, `${addresses.ownCommunities}/:id/office-terms`])
@SignedIn()
export class OfficeTermsController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
    private readonly commands: OfficeTermCommands,
    private readonly received: ReceiveTerm,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('new')
  async ask(@Param() place: Place, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const desk = keepingAt(request, place);
    const { officeTitle } = await this.communities.one(place.id);
    return this.show(termForm, filledForm(termForm, { office: officeTitle, capacity: 'holder' }), place, desk, page);
  }

  @Post('new')
  enter(
    @Param() place: Place,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.submit('term', place, { request, response, page });
  }

  @Get(':termId/change')
  async askChange(@Param() place: Place, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const desk = keepingAt(request, place);
    const term = await this.termAt(place, request);
    const form = changeFormOf(term);
    return this.show(form, filledForm(form, term), place, desk, page);
  }

  @Post(':termId/change')
  change(
    @Param() place: Place,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.submit('term-change', place, { request, response, page });
  }

  @Get(':termId/end')
  async askEnd(@Param() place: Place, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const desk = keepingAt(request, place);
    await this.termAt(place, request);
    return this.show(termEndForm, blankForm, place, desk, page);
  }

  @Post(':termId/end')
  end(
    @Param() place: Place,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ) {
    return this.submit('term-end', place, { request, response, page });
  }

  private async submit(name: FormName, place: Place, exchange: Exchange): Promise<string | undefined> {
    const { request, response } = exchange;
    const desk = keepingAt(request, place);
    const by = accountOf(request);
    const { raw, problem, status } = await this.received.from(request, response, by.id);
    const form = await this.formFor(name, place, request);
    const submission = submitForm(withKeptFile(form, raw), raw);
    if (!submission.ok || problem) {
      const known = submission.state.problems.filter(({ field }) => field !== problem?.field);
      const problems = [...known, ...(problem ? [problem] : [])];
      response.status(status);
      return this.show(form, { raw: submission.state.raw, problems }, place, desk, exchange.page);
    }
    try {
      await this.commands.execute(name, place, submission.value, actingAs(by));
    } catch (error) {
      response.status(422);
      return this.show(form, refusedForm(submission.state, error), place, desk, exchange.page);
    }
    this.flashes.leave(response, { kind: 'success', key: `communities:flash.${name}` });
    response.redirect(303, desk.base);
    return;
  }

  /** The quorum stands where a board's member is corrected. */
  private async formFor(name: FormName, place: Place, request: Request): Promise<FormDeclaration> {
    if (name !== 'term-change') return name === 'term' ? termForm : termEndForm;
    return changeFormOf(await this.termAt(place, request));
  }

  private async termAt({ id, termId }: Place, request: Request): Promise<SeenTerm> {
    const terms = await this.communities.termsOf(id, actingAs(accountOf(request)));
    const term = terms.find((one) => one.id === termId);
    if (!term) throw termUnknown();
    return term;
  }

  private async show(
    declaration: FormDeclaration,
    state: FormState,
    { id }: Place,
    { base }: Desk,
    page: PageContext,
  ): Promise<string> {
    const community = await this.communities.one(id);
    const form = formModel(withKeptFile(declaration, state.raw), state, { cancelHref: base });
    const around = { caption: community.name, back: base, lead: true, keptFileName: keptFileName(state.raw) };
    return this.renderer.render('communities/form', formPage(declaration.id, form, around), page);
  }
}

const changeFormOf = ({ capacity }: SeenTerm): FormDeclaration =>
  capacity === 'collegiate' ? memberChangeForm : termChangeForm;

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly page: PageContext;
}
