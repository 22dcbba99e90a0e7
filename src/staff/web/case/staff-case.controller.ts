import { Controller, Get, Param } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { actingAs } from '../../../communities/web/acting-as.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { CaseFile } from '../../application/case-file.js';
import { staffCasePage } from './staff-case-page.js';

/** A case as staff see it. What they do about it is asked on the pages of the case's actions. */
@Controller('staff/cases')
@StaffOnly()
export class StaffCaseController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly file: CaseFile,
  ) {}

  @Get(':reference')
  async show(
    @Param('reference') reference: string,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const opened = await this.file.open(reference, actingAs(account));
    return this.renderer.render('staff/case', staffCasePage(opened), page);
  }
}
