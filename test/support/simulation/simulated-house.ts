import { Test, type TestingModule } from '@nestjs/testing';
import { AccountsModule } from '../../../src/accounts/accounts.module.js';
import { CommunitiesModule } from '../../../src/communities/communities.module.js';
import { CorePortsModule } from '../../../src/core-ports.module.js';
import { WrittenMail } from '../../../src/notifications/application/written-mail.js';
import type { StoredMessage } from '../../../src/notifications/application/stored-message.js';
import { MailSendingModule } from '../../../src/notifications/mail-sending.module.js';
import { NotificationsModule } from '../../../src/notifications/notifications.module.js';
import { OfficesModule } from '../../../src/offices/offices.module.js';
import { PartnershipsModule } from '../../../src/partnerships/partnerships.module.js';
import type { SetClock } from '../../../src/platform/clock/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import type { Database } from '../../../src/platform/database/database.js';
import type { Mail } from '../../../src/platform/mail/mail.js';
import { MailTransport } from '../../../src/platform/mail/mail-transport.js';
import { OutboxModule } from '../../../src/platform/outbox/outbox.module.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { RemindersModule } from '../../../src/reminders/reminders.module.js';
import { testSecret } from '../accounts-fixture.js';

/** When something came, in milliseconds, and in which round. */
export interface Arrival {
  readonly round: number;
  readonly at: number;
}

/** Notes what reaches it, and when. */
export class NotedPost extends MailTransport {
  round = 0;
  /** By Message-ID. */
  readonly sent = new Map<string, Arrival[]>();

  constructor(private readonly clock: SetClock) {
    super();
  }

  async send({ messageId }: Mail): Promise<string> {
    const arrival = { round: this.round, at: this.clock.now().getTime() };
    this.sent.set(messageId, [...(this.sent.get(messageId) ?? []), arrival]);
    return '250 taken';
  }

  async close(): Promise<void> {}
}

/** What mails say is asked elsewhere, in every language; here it would cost most of the time. */
const unwritten = {
  of: ({ messageId, recipientMail, recipientName, template }: StoredMessage) => ({
    ...{ from: 'a@entente.example', to: { name: recipientName, address: recipientMail }, subject: template },
    ...{ html: '', text: '', messageId, references: [], headers: {} },
  }),
};

/** Everything that a worker of the product is made of, but for the queue between the rows and their handlers. */
export function simulatedHouse(database: Database, clock: SetClock, post: NotedPost): Promise<TestingModule> {
  const config = loadConfig({ LOG_LEVEL: 'error' });
  return Test.createTestingModule({
    imports: [
      PlatformModule.forRoot({ config, secretKey: testSecret, dataSource: database.dataSource, clock }),
      OutboxModule,
      AccountsModule,
      PartnershipsModule.forRoot({ module: CorePortsModule, imports: [AccountsModule] }),
      NotificationsModule,
      MailSendingModule,
      RemindersModule,
      CommunitiesModule,
      OfficesModule,
    ],
  })
    .overrideProvider(MailTransport)
    .useValue(post)
    .overrideProvider(WrittenMail)
    .useValue(unwritten)
    .compile();
}
