import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { SignedIn } from '../../accounts/web/access.js';
import { accountOf } from '../../accounts/web/current-account.js';
import { requireInput } from '../../platform/input.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState, refusedForm, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { AddMemberHandler } from '../application/add-member.handler.js';
import { CommunitiesQuery } from '../application/communities.query.js';
import { notYours } from '../application/community-errors.js';
import { EndMembershipHandler } from '../application/end-membership.handler.js';
import { memberRoles } from '../application/people-of-communities.js';
import { actingAs } from './acting-as.js';
import { memberForm } from './community.forms.js';
import { formPage } from './community-page.js';
import { type Desk, deskAt } from './desk.js';

const endedMember = z.object({ personId: z.uuid(), role: z.enum(memberRoles) });

/** Who acts for a community: staff let people in and out, a clerk invites colleagues. */
@Controller([`${addresses.communities}/:id/people`, `${addresses.ownCommunities}/:id/people`])
@SignedIn()
export class MembersController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
    private readonly addMember: AddMemberHandler,
    private readonly endMembership: EndMembershipHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get('new')
  ask(@Param('id') id: string, @Req() request: Request, @CurrentPage() page: PageContext): Promise<string> {
    return this.show(blankForm, id, addingAt(request, id), page);
  }

  @Post('new')
  async add(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const desk = addingAt(request, id);
    const submission = submitForm(memberForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.show(submission.state, id, desk, page);
    }
    const { role, ...input } = submission.value;
    try {
      await this.addMember.execute({ communityId: id, role, input, by: actingAs(accountOf(request)) });
    } catch (error) {
      response.status(422);
      return this.show(refusedForm(submission.state, error), id, desk, page);
    }
    const params = { name: input.name, mail: input.mail };
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.memberAdded', params });
    response.redirect(303, desk.base);
    return;
  }

  @Post('end')
  async end(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const desk = deskAt(request.path, id, accountOf(request));
    if (!desk.oversees) throw notYours();
    const { personId, role } = requireInput(endedMember, body);
    await this.endMembership.execute({ communityId: id, personId, role });
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.memberEnded' });
    response.redirect(303, desk.base);
  }

  private async show(state: FormState, id: string, { base }: Desk, page: PageContext): Promise<string> {
    const { name } = await this.communities.one(id);
    const form = formModel(memberForm, state, { cancelHref: base });
    return this.renderer.render(
      'communities/form',
      formPage('member', form, { caption: name, back: base, lead: true }),
      page,
    );
  }
}

function addingAt(request: Request, id: string): Desk {
  const desk = deskAt(request.path, id, accountOf(request));
  if (!desk.addsMembers) throw notYours();
  return desk;
}
