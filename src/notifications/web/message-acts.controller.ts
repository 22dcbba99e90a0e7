import { Controller, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { StaffOnly } from '../../accounts/web/access.js';
import { FlashMessages } from '../../platform/web/flash.js';
import { CancelMessage } from '../application/cancel-message.js';
import { ResendMessage } from '../application/resend-message.js';
import { messagesPath } from './messages.page.js';

/** What staff can do with one message. */
@Controller('staff/messages')
@StaffOnly()
export class MessageActsController {
  constructor(
    private readonly resend: ResendMessage,
    private readonly cancel: CancelMessage,
    private readonly flashes: FlashMessages,
  ) {}

  @Post(':id/resend')
  async again(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.resend.execute(id);
    this.back(id, 'resent', response);
  }

  @Post(':id/cancel')
  async never(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.cancel.execute(id);
    this.back(id, 'cancelled', response);
  }

  private back(id: string, done: 'resent' | 'cancelled', response: Response): void {
    this.flashes.leave(response, { kind: 'success', key: `notifications:staff.${done}` });
    response.redirect(303, `${messagesPath}/${id}`);
  }
}
