import { Body, Controller, Get, Query, Res } from '@nestjs/common';
import { Post } from '@nestjs/common';
import type { Response } from 'express';
import { StaffOnly } from '../../accounts/web/access.js';
import { markIn } from '../../platform/database/keyset.js';
import { countryOptions } from '../../platform/web/countries.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState, submitForm } from '../../platform/web/forms/form-state.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type Query as QueryString, textIn } from '../../platform/web/query-string.js';
import { CommunitiesQuery } from '../application/communities.query.js';
import { RegisterCommunityHandler } from '../application/register-community.handler.js';
import { countryCodes } from '../domain/countries.data.js';
import { communityForm } from './community.forms.js';
import { communityOptions } from './community-options.js';
import { communityListPage, formPage } from './community-page.js';

const pageSize = 50;

/** Every community, and new ones. */
@Controller(addresses.communities)
@StaffOnly()
export class CommunityListController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
    private readonly register: RegisterCommunityHandler,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentPage() page: PageContext): Promise<string> {
    const text = textIn(query, 'text');
    const typed = textIn(query, 'country').toUpperCase();
    const country = countryCodes.includes(typed) ? typed : '';
    const mark = markIn(query, 'text');
    const found = await this.communities.search({ text, country: country || null, mark, limit: pageSize });
    const options = countryOptions(page.language, countryCodes);
    const model = communityListPage({ text, country, marked: mark !== null }, found, options);
    return this.renderer.render('communities/list', model, page);
  }

  @Get('new')
  ask(@CurrentPage() page: PageContext): string {
    return this.show(blankForm, page);
  }

  @Post('new')
  async add(
    @Body() body: unknown,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const submission = submitForm(communityForm, body);
    if (!submission.ok) {
      response.status(422);
      return this.show(submission.state, page);
    }
    const { id } = await this.register.execute(submission.value);
    this.flashes.leave(response, { kind: 'success', key: 'communities:flash.added' });
    response.redirect(303, `${addresses.communities}/${id}`);
    return;
  }

  private show(state: FormState, page: PageContext): string {
    const form = formModel(communityForm, state, {
      options: communityOptions(page.language),
      cancelHref: addresses.communities,
    });
    return this.renderer.render(
      'communities/form',
      formPage('new', form, { caption: '', back: addresses.communities, lead: true }),
      page,
    );
  }
}
