import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { AccountsWebModule } from '../../src/accounts/web/accounts-web.module.js';
import { RequestIdentity } from '../../src/accounts/web/request-identity.js';
import { MailSendingModule } from '../../src/notifications/mail-sending.module.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { NotificationsWebModule } from '../../src/notifications/web/notifications-web.module.js';
import type { Config } from '../../src/platform/config/config.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { OutboxModule } from '../../src/platform/outbox/outbox.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { configureWebApp } from '../../src/platform/web/configure-web-app.js';
import { WebPlatformModule } from '../../src/platform/web/web-platform.module.js';
import { testSecret } from './accounts-fixture.js';
import { ensureAssets } from './built-assets.js';
import { ensureEmails } from './built-emails.js';
import type { TestDatabase } from './test-database.js';

/** Pages about messages, with mail that is caught. */
export async function createNotificationsApp(test: TestDatabase, changes: Partial<Config> = {}) {
  await Promise.all([ensureAssets(), ensureEmails()]);
  const config = { ...loadConfig({ LOG_LEVEL: 'silent' }), ...changes };
  const web = { baseUrl: config.baseUrl, secret: testSecret, sampleData: true, strictTexts: true };
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot({ config, secretKey: testSecret, dataSource: test.database.dataSource }),
      OutboxModule,
      WebPlatformModule.forRoot(web),
      AccountsModule,
      AccountsWebModule,
      NotificationsModule,
      MailSendingModule,
      NotificationsWebModule,
    ],
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  configureWebApp(app, { identify: app.get(RequestIdentity).middleware });
  return app;
}
