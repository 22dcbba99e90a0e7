import { Inject, Module } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { LinkOfMessage } from './application/link-of-message.js';
import { MailAttachments } from './application/mail-attachments.js';
import { SendMessage } from './application/send-message.js';
import { WrittenMail } from './application/written-mail.js';
import { DueMail } from './jobs/due-mail.js';

/** For workers: whoever brings messages to the mail server. */
@Module({
  imports: [MailModule, DocumentsModule],
  providers: [
    made(MailAttachments, [DocumentStore]),
    made(SendMessage, [LinkOfMessage, WrittenMail, MailAttachments, MailTransport, Clock]),
    {
      provide: DueMail,
      inject: [Database, SendMessage, Clock, Wake],
      useFactory: (database: Database, send: SendMessage, clock: Clock, wake: Wake) =>
        new DueMail(database, send, clock, wake),
    },
  ],
})
export class MailSendingModule {
  constructor(@Inject(WorkSources) sources: WorkSources, @Inject(DueMail) due: DueMail) {
    sources.add(due);
  }
}
