import { Global, Inject, Module, type Provider } from '@nestjs/common';
import { join } from 'node:path';
import { ActionLinks } from '../accounts/application/action-links.js';
import { People } from '../accounts/application/people.js';
import { LinkTokens } from '../accounts/domain/link-tokens.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { EmailTemplates } from '../platform/mail/email-templates.js';
import { made } from '../platform/made.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { CONFIG, SECRET_KEY } from '../platform/platform.module.js';
import { readCatalogues } from '../platform/web/catalogues.js';
import { templatesFolder } from '../platform/web/project-paths.js';
import { Translator } from '../platform/web/translator.js';
import { LiftPause } from './application/addresses/lift-pause.js';
import { MailWishes } from './application/addresses/mail-wishes.js';
import { PauseAddress } from './application/addresses/pause-address.js';
import { PauseByStaff } from './application/addresses/pause-by-staff.js';
import { PausedAddresses } from './application/addresses/paused-addresses.js';
import { ReviveReminder } from './application/addresses/revive-reminder.js';
import { TellOfAddress } from './application/addresses/tell-of-address.js';
import { BounceReader } from './application/bounces/bounce-reader.js';
import { RecordBounce } from './application/bounces/record-bounce.js';
import { TakeBounceMail } from './application/bounces/take-bounce-mail.js';
import { LinkOfMessage } from './application/link-of-message.js';
import { MailCases } from './application/mail-cases.js';
import { MailWriter } from './application/mail-writer.js';
import { MessageList } from './application/message-list.js';
import { QueueClockMails } from './application/queue-clock-mails.js';
import { QueueOfficeMails } from './application/queue-office-mails.js';
import { QueuedMessages } from './application/queued-messages.js';
import { QueueMails } from './application/queue-mails.js';
import { QueueWebhookMails } from './application/queue-webhook-mails.js';
import { RecipientLinks } from './application/recipient-links.js';
import { ResendMessage } from './application/resend-message.js';
import { StillWanted } from './application/still-wanted.js';
import { WrittenMail } from './application/written-mail.js';
import { MailTokens } from './domain/mail-tokens.js';
import { CatalogueMailWriter } from './infrastructure/catalogue-mail-writer.js';
import { MimeBounceReader } from './infrastructure/mime-bounce-reader.js';
import { PostgresMailCases } from './infrastructure/postgres-mail-cases.js';
import { NotificationConsumer } from './jobs/notifications.consumer.js';

/** Workers have no pages, so mail brings its own texts: a missing one is an incident, never a half-written mail. */
const mailTexts = () => new Translator(readCatalogues([join(templatesFolder, 'locales')]), { strict: true });

const providers: Provider[] = [
  { provide: MailCases, useFactory: () => new PostgresMailCases() },
  {
    provide: RecipientLinks,
    inject: [ActionLinks, People, Clock],
    useFactory: (links: ActionLinks, people: People, clock: Clock) => new RecipientLinks(links, people, clock),
  },
  {
    provide: QueuedMessages,
    inject: [Clock, CONFIG],
    useFactory: (clock: Clock, config: Config) => new QueuedMessages(clock, config.baseUrl),
  },
  made(QueueMails, [RecipientLinks, QueuedMessages, Clock]),
  {
    provide: QueueClockMails,
    inject: [RecipientLinks, QueuedMessages],
    useFactory: (links: RecipientLinks, messages: QueuedMessages) => new QueueClockMails(links, messages),
  },
  made(QueueOfficeMails, [MailCases, RecipientLinks, QueuedMessages, Clock]),
  made(QueueWebhookMails, [QueuedMessages]),
  { provide: MailWriter, useFactory: () => new CatalogueMailWriter(mailTexts()) },
  { provide: EmailTemplates, useFactory: () => new EmailTemplates() },
  {
    provide: WrittenMail,
    inject: [MailWriter, EmailTemplates, MailTokens, CONFIG],
    useFactory: (
      writer: MailWriter,
      templates: EmailTemplates,
      tokens: MailTokens,
      { mailFrom: from, baseUrl, mailReturnPath: returnPath }: Config,
    ) => new WrittenMail(writer, templates, { from, baseUrl, tokens, returnPath }),
  },
  {
    provide: LinkOfMessage,
    inject: [LinkTokens, CONFIG],
    useFactory: (tokens: LinkTokens, { baseUrl }: Config) => new LinkOfMessage(tokens, baseUrl),
  },
  { provide: MessageList, inject: [Database], useFactory: (database: Database) => new MessageList(database) },
  made(StillWanted, [MailCases]),
  made(ResendMessage, [Database, StillWanted, Clock, Wake]),
  { provide: MailTokens, inject: [SECRET_KEY], useFactory: (key: string) => new MailTokens(key) },
  made(TellOfAddress, [QueuedMessages, Clock]),
  made(PauseAddress, [TellOfAddress, Clock]),
  made(PausedAddresses, [Database]),
  { provide: BounceReader, useFactory: () => new MimeBounceReader() },
  made(RecordBounce, [Database, PauseAddress, Clock, Wake]),
  made(TakeBounceMail, [BounceReader, MailTokens, RecordBounce]),
  made(PauseByStaff, [Database, PauseAddress]),
  made(ReviveReminder, [MailCases, RecipientLinks]),
  made(LiftPause, [Database, ReviveReminder, Clock, Wake]),
  made(MailWishes, [Database, Clock]),
  NotificationConsumer,
];

/** Who is told what. In every role: web processes need the consumer's name, only workers run it. */
@Global()
@Module({
  providers,
  exports: [
    MailCases,
    QueueClockMails,
    QueueOfficeMails,
    QueueWebhookMails,
    LinkOfMessage,
    WrittenMail,
    MessageList,
    ResendMessage,
    StillWanted,
    MailTokens,
    QueuedMessages,
    RecordBounce,
    TakeBounceMail,
    PauseAddress,
    PausedAddresses,
    PauseByStaff,
    LiftPause,
    MailWishes,
    MailWriter,
    EmailTemplates,
  ],
})
export class NotificationsModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(NotificationConsumer) consumer: NotificationConsumer,
  ) {
    subscriptions.add(consumer);
  }
}
