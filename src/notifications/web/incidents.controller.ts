import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import { StaffOnly } from '../../accounts/web/access.js';
import { requireInput } from '../../platform/input.js';
import { Incidents } from '../../platform/outbox/incidents.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { addresses } from '../../platform/web/navigation.js';
import { CurrentPage, type PageContext } from '../../platform/web/page-context.js';
import { PageRenderer } from '../../platform/web/page-renderer.js';
import { MessageList } from '../application/message-list.js';
import { ResendMessage } from '../application/resend-message.js';
import { incidentsPage } from './incidents.page.js';

const deliverySchema = z.object({ eventId: z.uuid(), consumer: z.string().max(100) });

/** What was given up and waits for somebody: work on events, and mails. */
@Controller('staff/incidents')
@StaffOnly()
export class IncidentsController {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly incidents: Incidents,
    private readonly messages: MessageList,
    private readonly resend: ResendMessage,
    private readonly flashes: FlashMessages,
  ) {}

  @Get()
  async list(@CurrentPage() page: PageContext): Promise<string> {
    const [parked, failed] = await Promise.all([this.incidents.list(), this.messages.failed()]);
    return this.renderer.render('notifications/incidents', incidentsPage(parked, failed), page);
  }

  @Post('retry')
  async retry(@Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { eventId, consumer } = requireInput(deliverySchema, withoutToken(body));
    await this.incidents.retry(eventId, consumer);
    this.back(response);
  }

  @Post('messages/:id/resend')
  async again(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.resend.execute(id);
    this.back(response);
  }

  @Post('retry-all')
  async retryAll(@Res({ passthrough: true }) response: Response): Promise<void> {
    await Promise.all([this.incidents.retryAll(), this.resend.allFailed()]);
    this.back(response);
  }

  private back(response: Response): void {
    this.flashes.leave(response, { kind: 'success', key: 'notifications:staff.retried' });
    response.redirect(303, addresses.incidents);
  }
}

const withoutToken = (body: unknown) => {
  const { eventId, consumer } = body as Record<string, unknown>;
  return { eventId, consumer };
};
