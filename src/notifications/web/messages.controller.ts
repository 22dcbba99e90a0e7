import { Controller, Get, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { StaffOnly } from '../../accounts/web/access.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type MessageFilter, MessageList } from '../application/message-list.js';
import { MessagePreview } from '../application/message-preview.js';
import { ResendMessage } from '../application/resend-message.js';
import { messagesPage, messagesPath, messageStates, oneMessagePage } from './messages.page.js';

/** What can't be read is left out: a mistyped address shows the list. */
const filterSchema = z.object({
  state: z
    .enum(messageStates as [string, ...string[]])
    .optional()
    .catch(undefined),
  before: z.uuid().optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** Every message to everybody, for staff. */
@Controller('staff/messages')
@StaffOnly()
export class MessagesController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly list: MessageList,
    private readonly preview: MessagePreview,
    private readonly resend: ResendMessage,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async all(@Query() query: Record<string, unknown>, @CurrentPage() page: PageContext): Promise<string> {
    const filter = filterSchema.parse(query) as MessageFilter;
    const model = messagesPage(await this.list.page(filter), filter.state);
    return this.renderer.render('notifications/messages', model, page);
  }

  @Get(':id')
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentPage() page: PageContext): Promise<string> {
    const message = await this.list.one(id);
    return this.renderer.render('notifications/message', oneMessagePage(message, this.preview.of(message)), page);
  }

  @Post(':id/resend')
  async again(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.resend.execute(id);
    this.flashes.leave(response, { kind: 'success', key: 'notifications:staff.resent' });
    response.redirect(303, `${messagesPath}/${id}`);
  }
}
