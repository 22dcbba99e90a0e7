import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { HousekeepingModule } from './accounts/housekeeping.module.js';
import { AccountsWebModule } from './accounts/web/accounts-web.module.js';
import { AgreementsModule } from './agreements/agreements.module.js';
import { WordingWebModule } from './agreements/web/wording/wording-web.module.js';
import { AgreementsWebModule } from './agreements/web/agreements-web.module.js';
import { PapersWebModule } from './agreements/web/papers/papers-web.module.js';
import { ApiModule } from './api/api.module.js';
import { OperationsModule } from './api/operations/operations.module.js';
import { CeremonyWebModule } from './ceremony/web/ceremony-web.module.js';
import { CommunitiesModule } from './communities/communities.module.js';
import { CommunitiesWebModule } from './communities/web/communities-web.module.js';
import { CorePortsModule } from './core-ports.module.js';
import { HomeWebModule } from './home/web/home-web.module.js';
import { InboxWebModule } from './inbox/web/inbox-web.module.js';
import { MailSendingModule } from './notifications/mail-sending.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { NotificationsWebModule } from './notifications/web/notifications-web.module.js';
import { PartnershipsModule } from './partnerships/partnerships.module.js';
import { PartnershipsWebModule } from './partnerships/web/partnerships-web.module.js';
import type { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { OfficesModule } from './offices/offices.module.js';
import { OutgoingModule } from './platform/outgoing/outgoing.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { PlatformModule } from './platform/platform.module.js';
import type { QueueConnection } from './platform/queues/queue-connection.js';
import { WorkerModule } from './platform/queues/worker.module.js';
import { WebPlatformModule } from './platform/web/web-platform.module.js';
import { RegisterWebModule } from './register/web/register-web.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { RemindersWebModule } from './reminders/web/reminders-web.module.js';
import { SealedAgreementsModule } from './sealing/sealed-agreements.module.js';
import { SealKeysWebModule } from './sealing/web/seal-keys-web.module.js';
import { EvidenceWebModule } from './sealing/web/evidence-web.module.js';
import { SigningWebModule } from './signing/web/signing-web.module.js';
import { StaffWebModule } from './staff/web/staff-web.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { WebhooksWebModule } from './webhooks/web/webhooks-web.module.js';
import { VerificationWebModule } from './verification/web/verification-web.module.js';

export interface ApplicationParts {
  config: Config;
  secretKey: string;
  dataSource: DataSource;
  /** Absent in a process that only serves pages. */
  queue?: QueueConnection;
  clock?: Clock;
}

type Part = Type<unknown> | DynamicModule;

/** The whole product, put together. What a role doesn't need is not there. */
@Module({})
export class ApplicationModule {
  static forRoot(parts: ApplicationParts): DynamicModule {
    const { config, queue } = parts;
    const imports: Part[] = [
      PlatformModule.forRoot(parts),
      OutboxModule,
      AccountsModule,
      PartnershipsModule.forRoot(CorePortsModule),
      AgreementsModule,
      SealedAgreementsModule,
      NotificationsModule,
      RemindersModule,
      CommunitiesModule,
      OfficesModule,
      OutgoingModule,
      WebhooksModule,
      OperationsModule,
      WebPlatformModule.forRoot({
        baseUrl: config.baseUrl,
        secret: parts.secretKey,
        sampleData: config.sampleData,
        trustProxy: config.trustProxy,
      }),
      ...(config.role === 'worker' ? [] : webParts),
      ...(queue ? [MailSendingModule, HousekeepingModule, WorkerModule.forRoot(queue)] : []),
    ];
    return { module: ApplicationModule, imports };
  }
}

const webParts: readonly Part[] = [
  SigningWebModule,
  AccountsWebModule,
  HomeWebModule,
  PartnershipsWebModule,
  AgreementsWebModule,
  PapersWebModule,
  CeremonyWebModule,
  NotificationsWebModule,
  InboxWebModule,
  RegisterWebModule,
  VerificationWebModule,
  CommunitiesWebModule,
  StaffWebModule,
  EvidenceWebModule,
  SealKeysWebModule,
  WordingWebModule,
  WebhooksWebModule,
  RemindersWebModule,
  ApiModule,
];
