import { Module } from '@nestjs/common';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { CONFIG } from '../../platform/platform.module.js';
import { CaughtMails } from '../application/caught-mails.js';
import { MailWriter } from '../application/mail-writer.js';
import { MessagePreview } from '../application/message-preview.js';
import { IncidentsController } from './incidents.controller.js';
import { MailboxController } from './mailbox.controller.js';
import { MessagesController } from './messages.controller.js';

/** Staff's pages about messages and incidents, and the mailbox of the embedded default. For web processes. */
@Module({
  controllers: [MessagesController, IncidentsController, MailboxController],
  providers: [
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
