import { Controller, Get, Query } from '@nestjs/common';
import type { Account } from '../../accounts/domain/account.js';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { actingAs } from '../../communities/web/acting-as.js';
import { markIn } from '../../platform/database/keyset.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { addressOf, type Query as QueryString } from '../../platform/web/query-string.js';
import { WebhooksQuery } from '../application/webhooks.query.js';
import { staffWebhooksPath, webhookLine } from './webhook-pages.js';

const perPage = 50;

/** Everybody's webhooks, for staff. */
@Controller(staffWebhooksPath)
@StaffOnly()
export class StaffWebhooksController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly query: WebhooksQuery,
  ) {}

  @Get()
  async list(
    @Query() query: QueryString,
    @CurrentAccount() account: Account,
    @CurrentPage() page: PageContext,
  ): Promise<string> {
    const { rows, before, after } = await this.query.all(markIn(query, 'instant'), perPage, actingAs(account));
    const model = {
      ofStaff: true,
      webhooks: rows.map(webhookLine),
      newHref: `${addresses.webhooks}/new`,
      previousHref: before ? addressOf(staffWebhooksPath, { before }) : null,
      nextHref: after ? addressOf(staffWebhooksPath, { after }) : null,
    };
    return this.renderer.render('webhooks/list', model, page);
  }
}
