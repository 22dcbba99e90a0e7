import { Injectable } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { formModel } from '../../platform/web/forms/form-model.js';
import { blankForm, type FormState } from '../../platform/web/forms/form-state.js';
import type { PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { CommunitiesQuery } from '../application/communities.query.js';
import { actingAs } from './acting-as.js';
import { armsForm } from './community.forms.js';
import { communityPage } from './community-page.js';
import type { Desk } from './desk.js';

/** The page of one community, with the form for its arms as it stands. */
@Injectable()
export class ShowCommunity {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly communities: CommunitiesQuery,
  ) {}

  async at(id: string, desk: Desk, account: Account, page: PageContext, arms: FormState = blankForm): Promise<string> {
    const viewer = actingAs(account);
    const [community, members, terms] = await Promise.all([
      this.communities.one(id),
      this.communities.membersOf(id, viewer),
      this.communities.termsOf(id, viewer),
    ]);
    const action = `${desk.base}/arms/change`;
    const form = desk.keepsArms ? formModel(armsForm, arms, { action, version: community.version }) : null;
    return this.renderer.render(
      'communities/community',
      communityPage({ community, members, terms, form }, desk, page.now),
      page,
    );
  }
}
