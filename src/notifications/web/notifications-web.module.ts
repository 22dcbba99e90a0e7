import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { CONFIG } from '../../platform/platform.module.js';
import { made } from '../../platform/made.js';
import { Wake } from '../../platform/outbox/wake.js';
import { MailLinks } from '../application/addresses/mail-links.js';
import { PauseAddress } from '../application/addresses/pause-address.js';
import { SayNotMe } from '../application/addresses/say-not-me.js';
import { CancelMessage } from '../application/cancel-message.js';
import { CaughtMails } from '../application/caught-mails.js';
import { FollowedLinks } from '../application/followed-links.js';
import { MailHealth } from '../application/mail-health.js';
import { MailWriter } from '../application/mail-writer.js';
import { MessagePreview } from '../application/message-preview.js';
import { TemplatePreview } from '../application/template-preview.js';
import { FollowedLinksInterceptor } from './followed-links.interceptor.js';
import { MailTokens } from '../domain/mail-tokens.js';
import { AccountMailController } from './account-mail.controller.js';
import { AddressesController } from './addresses.controller.js';
import { IncidentsController } from './incidents.controller.js';
import { MailHealthController } from './mail-health.controller.js';
import { MailLinksController } from './mail-links.controller.js';
import { MailTemplatesController } from './mail-templates.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { MessageActsController } from './message-acts.controller.js';
import { MessagesController } from './messages.controller.js';

/** Staff's pages about messages and incidents, and the mailbox of the embedded default. For web processes. */
@Module({
  controllers: [
    MessagesController,
    MessageActsController,
    MailTemplatesController,
    MailHealthController,
    MailLinksController,
    AccountMailController,
    AddressesController,
    IncidentsController,
    MailboxController,
  ],
  providers: [
    made(CancelMessage, [Database]),
    made(MailLinks, [Database, MailTokens, Clock]),
    made(SayNotMe, [Database, PauseAddress, Wake]),
    made(FollowedLinks, [Database, Clock]),
    made(MailHealth, [Database]),
    { provide: APP_INTERCEPTOR, useClass: FollowedLinksInterceptor },
    {
      provide: TemplatePreview,
      inject: [MailWriter, EmailTemplates, CONFIG],
      useFactory: (writer: MailWriter, templates: EmailTemplates, { baseUrl }: Config) =>
        new TemplatePreview(writer, templates, baseUrl),
    },
    { provide: CaughtMails, inject: [Database], useFactory: (database: Database) => new CaughtMails(database) },
    {
      provide: MessagePreview,
      inject: [MailWriter, EmailTemplates, CONFIG],
      useFactory: (writer: MailWriter, templates: EmailTemplates, { baseUrl }: Config) =>
        new MessagePreview(writer, templates, baseUrl),
    },
  ],
})
export class NotificationsWebModule {}
