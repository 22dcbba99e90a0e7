import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';

/** For whom the person acts; nearly everybody acts for one community and is led straight to it. */
@Controller(addresses.ownCommunities)
@SignedIn()
export class OwnCommunitiesController {
  constructor(private readonly renderer: PageRenderer) {}

  @Get()
  list(
    @CurrentAccount() { memberships, offices }: Account,
    @CurrentPage() page: PageContext,
    @Res({ passthrough: true }) response: Response,
  ): string | undefined {
    const names = new Map([...memberships, ...offices].map(({ communityId, community }) => [communityId, community]));
    const communities = [...names].map(([id, name]) => ({ name, href: `${addresses.ownCommunities}/${id}` }));
    const [first, second] = communities;
    if (first && !second) {
      response.redirect(303, first.href);
      return;
    }
    return this.renderer.render('communities/own', { communities }, page);
  }
}
