import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { z } from 'zod';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { type MessageFilter, MessageList } from '../application/message-list.js';
import { MessagePreview } from '../application/message-preview.js';
import { messagesPage, messageViews, oneMessagePage } from './messages.page.js';

/** What can't be read is left out: a mistyped address shows the list. */
const filterSchema = z.object({
  state: z.enum(messageViews).optional().catch(undefined),
  case: z
    .string()
    .regex(/^P-\d{4}-\d{1,9}$/)
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
  ) {}

  @Get()
  async all(@Query() query: Record<string, unknown>, @CurrentPage() page: PageContext): Promise<string> {
    const { case: reference, ...rest } = filterSchema.parse(query);
    const filter = { ...rest, reference } as MessageFilter;
    return this.renderer.render('notifications/messages', messagesPage(await this.list.page(filter), filter), page);
  }

  @Get(':id')
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentPage() page: PageContext): Promise<string> {
    const message = await this.list.one(id);
    return this.renderer.render('notifications/message', oneMessagePage(message, this.preview.of(message)), page);
  }
}
