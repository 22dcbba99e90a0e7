import { Controller, Get } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { SignedIn } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { OwnCases } from '../application/own-cases.js';
import { ownCasesPage } from './own-cases-page.js';

/** "Your partnerships": what waits on the person first. */
@Controller(addresses.partnerships)
@SignedIn()
export class OwnCasesController {
  constructor(
    private readonly ownCases: OwnCases,
    private readonly renderer: PageRenderer,
  ) {}

  @Get()
  async list(@CurrentAccount() account: Account, @CurrentPage() page: PageContext): Promise<string> {
    const roles = [...account.memberships, ...account.offices];
    const communityIds = [...new Set(roles.map(({ communityId }) => communityId))];
    const cases = await this.ownCases.list({ personId: account.id, communityIds });
    return this.renderer.render('partnerships/list', ownCasesPage(cases, account), page);
  }
}
