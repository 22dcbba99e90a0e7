import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import {
  filledForm,
  type FormState,
  refusedForm,
  submitForm,
  submittedVersion,
} from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { ChangeCommunityHandler } from '../application/change-community.handler.js';
import { CommunitiesQuery } from '../application/communities.query.js';
import { communityUnknown } from '../application/community-errors.js';
import type { Community } from '../domain/community.js';
import { communityForm } from './community.forms.js';
import { communityOptions } from './community-options.js';
import { formPage } from './community-page.js';
import { type Desk, deskAt } from './desk.js';
import { ShowCommunity } from './show-community.js';

/** One community: for staff, and for whoever acts for it. */
@Controller([`${addresses.communities}/:id`, `${addresses.ownCommunities}/:id`])
@SignedIn()
export class CommunityController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly community: ShowCommunity,
    private readonly communities: CommunitiesQuery,
    private readonly change: ChangeCommunityHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  show(@Param('id') id: string, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const account = accountOf(request);
    return this.community.at(id, deskAt(request.path, id, account), account, page);
  }

  @Get('edit')
  async ask(@Param('id') id: string, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    const desk = overseenAt(request, id);
    const community = await this.communities.one(id);
    return this.edit(filledForm(communityForm, community), community, desk, page);
  }

  @Post('edit')
  async save(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const desk = overseenAt(request, id);
    const community = await this.communities.one(id);
    const submission = submitForm(communityForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.edit(submission.state, community, desk, page);
    }
    const { subdivision = null, population = null, ...rest } = submission.value;
    const expectedVersion = submittedVersion(body) ?? community.version;
    try {
      await this.change.execute({ communityId: id, input: { ...rest, subdivision, population }, expectedVersion });
    } catch (error) {
      response.status(409);
      return this.edit(refusedForm(submission.state, error), community, desk, page);
    }
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.changed' });
    response.redirect(303, desk.base);
    return;
  }

  private edit(state: FormState, community: Community, { base }: Desk, page: PageContext): string {
    const options = communityOptions(page.language, community.zone);
    const form = formModel(communityForm, state, { options, version: community.version, cancelHref: base });
    return this.renderer.render(
      'communities/form',
      formPage('edit', form, { caption: community.name, back: base, lead: true }),
      page,
    );
  }
}

/** The facts of a community are for staff to change. */
function overseenAt(request: Request, id: string): Desk {
  const desk = deskAt(request.path, id, accountOf(request));
  if (!desk.oversees) throw communityUnknown();
  return desk;
}
