import { Inject, Module } from '@nestjs/common';
import pino from 'pino';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { MailModule } from '../platform/mail/mail.module.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { TakeBounceMail } from './application/bounces/take-bounce-mail.js';
import { SendDigest } from './application/digests/send-digest.js';
import { QueuedMessages } from './application/queued-messages.js';
import { ImapBounceMailbox } from './infrastructure/imap-bounce-mailbox.js';
import { CONFIG } from '../platform/platform.module.js';
import type { Config } from '../platform/config/config.js';
import { LinkOfMessage } from './application/link-of-message.js';
import { MailAttachments } from './application/mail-attachments.js';
import { PauseAddress } from './application/addresses/pause-address.js';
import { MailCases } from './application/mail-cases.js';
import { MailOfMessage } from './application/mail-of-message.js';
import { SendMessage } from './application/send-message.js';
import { SecondLook } from './application/second-look.js';
import { StillWanted } from './application/still-wanted.js';
import { WrittenMail } from './application/written-mail.js';
import { DueBounces } from './jobs/due-bounces.js';
import { DueDigestMail } from './jobs/due-digest-mail.js';
import { DueMail } from './jobs/due-mail.js';

/** Null where no mailbox of bounces is configured. */
const BOUNCES = Symbol('DueBounces');

/** For workers: whoever brings messages to the mail server. */
@Module({
  imports: [MailModule, DocumentsModule],
  providers: [
    made(MailAttachments, [DocumentStore]),
    made(MailOfMessage, [LinkOfMessage, WrittenMail, MailAttachments]),
    made(SecondLook, [StillWanted]),
    made(SendMessage, [MailOfMessage, MailTransport, SecondLook, PauseAddress, Clock]),
    made(DueMail, [Database, SendMessage, Clock]),
    made(SendDigest, [Database, MailCases, QueuedMessages, Clock]),
    made(DueDigestMail, [Database, SendDigest, Clock, Wake]),
    {
      provide: BOUNCES,
      inject: [Database, TakeBounceMail, Clock, CONFIG],
      useFactory: (database: Database, mails: TakeBounceMail, clock: Clock, { bounceImapUrl, logLevel }: Config) =>
        bounceImapUrl
          ? new DueBounces(
              database,
              new ImapBounceMailbox(bounceImapUrl),
              mails,
              clock,
              pino({ name: 'bounces', level: logLevel }),
            )
          : null,
    },
  ],
})
export class MailSendingModule {
  constructor(
    @Inject(WorkSources) sources: WorkSources,
    @Inject(DueMail) due: DueMail,
    @Inject(DueDigestMail) digests: DueDigestMail,
    @Inject(BOUNCES) bounces: DueBounces | null,
  ) {
    sources.add(due);
    sources.add(digests);
    if (bounces) sources.add(bounces);
  }
}
