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
import { CONFIG } from '../platform/platform.module.js';
import { readCatalogues } from '../platform/web/catalogues.js';
import { templatesFolder } from '../platform/web/project-paths.js';
import { Translator } from '../platform/web/translator.js';
import { LinkOfMessage } from './application/link-of-message.js';
import { MailCases } from './application/mail-cases.js';
import { MailWriter } from './application/mail-writer.js';
import { MessageList } from './application/message-list.js';
import { QueueClockMails } from './application/queue-clock-mails.js';
import { QueueOfficeMails } from './application/queue-office-mails.js';
import { QueuedMessages } from './application/queued-messages.js';
import { QueueMails } from './application/queue-mails.js';
import { RecipientLinks } from './application/recipient-links.js';
import { ResendMessage } from './application/resend-message.js';
import { WrittenMail } from './application/written-mail.js';
import { CatalogueMailWriter } from './infrastructure/catalogue-mail-writer.js';
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
  {
    provide: QueueMails,
    inject: [RecipientLinks, QueuedMessages],
    useFactory: (links: RecipientLinks, messages: QueuedMessages) => new QueueMails(links, messages),
  },
  {
    provide: QueueClockMails,
    inject: [RecipientLinks, QueuedMessages],
    useFactory: (links: RecipientLinks, messages: QueuedMessages) => new QueueClockMails(links, messages),
  },
  made(QueueOfficeMails, [MailCases, RecipientLinks, QueuedMessages, Clock]),
  { provide: MailWriter, useFactory: () => new CatalogueMailWriter(mailTexts()) },
  { provide: EmailTemplates, useFactory: () => new EmailTemplates() },
  {
    provide: WrittenMail,
    inject: [MailWriter, EmailTemplates, CONFIG],
    useFactory: (writer: MailWriter, templates: EmailTemplates, { mailFrom: from, baseUrl }: Config) =>
      new WrittenMail(writer, templates, { from, baseUrl }),
  },
  {
    provide: LinkOfMessage,
    inject: [LinkTokens, CONFIG],
    useFactory: (tokens: LinkTokens, { baseUrl }: Config) => new LinkOfMessage(tokens, baseUrl),
  },
  { provide: MessageList, inject: [Database], useFactory: (database: Database) => new MessageList(database) },
  {
    provide: ResendMessage,
    inject: [Database, Clock, Wake],
    useFactory: (database: Database, clock: Clock, wake: Wake) => new ResendMessage(database, clock, wake),
  },
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
    LinkOfMessage,
    WrittenMail,
    MessageList,
    ResendMessage,
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
