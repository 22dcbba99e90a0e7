import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../../communities/communities.module.js';
import { MailWriter } from '../../notifications/application/mail-writer.js';
import { MessagePreview } from '../../notifications/application/message-preview.js';
import type { Config } from '../../platform/config/config.js';
import { EmailTemplates } from '../../platform/mail/email-templates.js';
import { CONFIG } from '../../platform/platform.module.js';
import { PreviewedMails } from '../application/previewed-mails.js';
import { RemindersModule } from '../reminders.module.js';
import { OwnClockController } from './own-clock/own-clock.controller.js';
import { ClocksController } from './policy/clocks.controller.js';
import { EditClocksController } from './policy/edit-clocks.controller.js';
import { PublishTyped } from './policy/publish-typed.js';
import { PreparePreview } from './preview/prepare-preview.js';

/** Staff's pages about what the clock does, for all cases and for one. For web processes; needs the notifications. */
@Module({
  imports: [CommunitiesModule, RemindersModule],
  // where a draft is changed comes before the addresses that take any version
  controllers: [EditClocksController, ClocksController, OwnClockController],
  providers: [
    PreparePreview,
    PublishTyped,
    {
      provide: PreviewedMails,
      inject: [MailWriter, EmailTemplates, CONFIG],
      useFactory: (writer: MailWriter, templates: EmailTemplates, { baseUrl }: Config) =>
        new PreviewedMails(new MessagePreview(writer, templates, baseUrl)),
    },
  ],
})
export class RemindersWebModule {}
