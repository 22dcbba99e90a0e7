import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Account } from '../../../accounts/domain/account.js';
import { ownPath } from '../../../accounts/domain/local-path.js';
import { StaffOnly } from '../../../accounts/web/access.js';
import { CurrentAccount } from '../../../accounts/web/current-account.js';
import { MessagePreview } from '../../../notifications/application/message-preview.js';
import { FlashMessages } from '../../../platform/web/flash.js';
import { addresses } from '../../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import type { Query as QueryString } from '../../../platform/web/query-string.js';
import { CancelStep } from '../../../reminders/application/cancel-step.js';
import { PlannedMessages } from '../../application/planned-messages.js';
import { plannedPage, plannedRequest } from './planned-page.js';
import { plannedStepPage } from './planned-step-page.js';

/** What goes out in the coming days if nobody moves, in all cases. */
@Controller(addresses.planned)
@StaffOnly()
export class PlannedController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly planned: PlannedMessages,
    private readonly preview: MessagePreview,
    private readonly cancelling: CancelStep,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async list(@Query() query: QueryString, @CurrentPage() page: PageContext): Promise<string> {
    const request = plannedRequest(query);
    const [list, count] = await Promise.all([
      this.planned.page(request, page.now),
      this.planned.count(request, page.now),
    ]);
    return this.renderer.render('staff/planned', plannedPage(request, { list, count }, page.now), page);
  }

  @Get(':id')
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentPage() page: PageContext): Promise<string> {
    const message = await this.planned.one(id, page.now);
    return this.renderer.render('staff/planned-step', plannedStepPage(message, this.preview), page);
  }

  @Post(':id/cancel')
  async cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: Record<string, unknown>,
    @CurrentAccount() account: Account,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.cancelling.execute(id, account.id);
    this.flashes.leave(response, { kind: 'success', key: 'staff:plannedList.cancelled' });
    response.redirect(303, ownPath(body.next) ?? addresses.planned);
  }
}
