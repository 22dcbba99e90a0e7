import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { z } from 'zod';
import type { Account } from '../../accounts/domain/account.js';
import { StaffOnly } from '../../accounts/web/access.js';
import { CurrentAccount } from '../../accounts/web/current-account.js';
import { CancelMessage } from '../../notifications/application/cancel-message.js';
import { MailHealth } from '../../notifications/application/mail-health.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { Clock } from '../../platform/clock/clock.js';
import { CancelStep } from '../../reminders/application/cancel-step.js';
import { mailHealthAnswer } from '../answers/mail-answer.js';
import { Documented } from '../openapi/documented.js';
import { Idempotency } from '../requests/idempotency.js';
import { IdempotentWrites } from '../requests/idempotent-writes.js';
import { KnownId } from '../requests/known-id.pipe.js';
import { sayReplayed } from '../requests/say-replayed.js';

/** How the mail is doing, and keeping mails from being sent. */
@Controller('api/v1')
@StaffOnly()
export class MailOperationsController {
  constructor(
    private readonly health: MailHealth,
    private readonly messages: CancelMessage,
    private readonly steps: CancelStep,
    private readonly writes: IdempotentWrites,
    private readonly clock: Clock,
  ) {}

  @Get('mail/health')
  @Documented({ tag: 'Operations', summary: 'How the mail is doing', answer: mailHealthAnswer })
  figures(): Promise<z.output<typeof mailHealthAnswer>> {
    return this.health.figures(this.clock.now()) as Promise<z.output<typeof mailHealthAnswer>>;
  }

  @Post('messages/:id/cancel')
  @HttpCode(204)
  @Documented({ tag: 'Operations', summary: 'Keep a mail from being sent', status: 204 })
  async cancelMessage(
    @Param('id', KnownId) id: string,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.messages.execute(id)), response);
  }

  @Post('planned-steps/:id/cancel')
  @HttpCode(204)
  @Documented({
    tag: 'Operations',
    summary: 'Keep the clock from writing to people once',
    description: 'Later steps stay planned. What the clock does itself, such as a lapse, is not cancelled here.',
    status: 204,
  })
  async cancelStep(
    @Param('id', KnownId) id: string,
    @CurrentAccount() { id: by }: Account,
    @Idempotency() use: IdempotencyUse | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    sayReplayed(await this.writes.run(use, () => this.steps.execute(id, by)), response);
  }
}
