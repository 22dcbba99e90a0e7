import { Module } from '@nestjs/common';
import { WebhooksModule } from '../webhooks.module.js';
import { StaffWebhooksController } from './staff-webhooks.controller.js';
import { WebhookAnswers } from './webhook-answers.js';
import { WebhookSteeringController } from './webhook-steering.controller.js';
import { WebhookController } from './webhook.controller.js';
import { WebhooksController } from './webhooks.controller.js';

/** Pages about webhooks, for clerks and staff. For web processes. */
@Module({
  imports: [WebhooksModule],
  controllers: [WebhooksController, WebhookController, WebhookSteeringController, StaffWebhooksController],
  providers: [WebhookAnswers],
})
export class WebhooksWebModule {}
