import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { localPath } from '../../accounts/domain/local-path.js';
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
import { notYours, termUnknown } from '../application/community-errors.js';

import { actingAs } from './acting-as.js';
import { termChangeForm, termEndForm, termForm } from './community.forms.js';
import { formPage } from './community-page.js';
import { type Desk, deskAt, isId } from './desk.js';
import { OfficeTermCommands } from './office-term-commands.js';

type Place = { id: string; termId?: string };
type FormName = 'term' | 'term-change' | 'term-end';

/** Who holds a community's highest office. Its clerk says it, staff confirm the address. */
@Controller([`${addresses.communities}/:id/office-terms`, `${addresses.ownCommunities}/:id/office-terms`])
@SignedIn()
export class OfficeTermsController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
    private readonly commands: OfficeTermCommands,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('new')
  async ask(@Param() place: Place, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const desk = keepingAt(request, place);
    const { officeTitle } = await this.communities.one(place.id);
    return this.show('term', filledForm(termForm, { office: officeTitle, capacity: 'holder' }), place, desk, page);
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
    return this.show('term-change', filledForm(termChangeForm, await this.termAt(place, request)), place, desk, page);
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
    return this.show('term-end', blankForm, place, desk, page);
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

  /** From the community's page or from a case's, and back there. */
  @Post(':termId/confirm')
  async confirm(
    @Param() place: Place,
    @Body() body: Record<string, unknown>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const desk = keepingAt(request, place);
    await this.commands.confirm(place.id, place.termId ?? '', { mail: body.mail }, actingAs(accountOf(request)));
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.termConfirmed' });
    response.redirect(303, localPath(body.next) ?? desk.base);
  }

  private async submit(
    name: FormName,
    place: Place,
    { request, response, page }: Exchange,
  ): Promise<string | undefined> {
    const desk = keepingAt(request, place);
    const submission = submitForm(forms[name], request.body);
    if (!submission.ok) {
      response.status(422);
      return this.show(name, submission.state, place, desk, page);
    }
    try {
      await this.commands.execute(name, place, submission.value, actingAs(accountOf(request)));
    } catch (error) {
      response.status(422);
      return this.show(name, refusedForm(submission.state, error), place, desk, page);
    }
    this.flashes.leave(response, { kind: 'success', key: `communities:flash.${name}` });
    response.redirect(303, desk.base);
    return;
  }

  private async termAt({ id, termId }: Place, request: Request): Promise<SeenTerm> {
    const terms = await this.communities.termsOf(id, actingAs(accountOf(request)));
    const term = terms.find((one) => one.id === termId);
    if (!term) throw termUnknown();
    return term;
  }

  private async show(
    name: FormName,
    state: FormState,
    { id }: Place,
    { base }: Desk,
    page: PageContext,
  ): Promise<string> {
    const community = await this.communities.one(id);
    const form = formModel(forms[name], state, { cancelHref: base });
    return this.renderer.render(
      'communities/form',
      formPage(name, form, { caption: community.name, back: base, lead: true }),
      page,
    );
  }
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly page: PageContext;
}

const forms: Record<FormName, FormDeclaration> = {
  term: termForm,
  'term-change': termChangeForm,
  'term-end': termEndForm,
};

function keepingAt(request: Request, { id, termId }: Place): Desk {
  const desk = deskAt(request.path, id, accountOf(request));
  if (termId !== undefined && !isId(termId)) throw termUnknown();
  if (!desk.keepsTerms) throw notYours();
  return desk;
}
