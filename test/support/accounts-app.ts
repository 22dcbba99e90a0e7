import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { AdminOnly, Public, SignedIn, StaffOnly } from '../../src/accounts/web/access.js';
import { AccountsWebModule } from '../../src/accounts/web/accounts-web.module.js';
import { CurrentAccount } from '../../src/accounts/web/current-account.js';
import { RequestIdentity } from '../../src/accounts/web/request-identity.js';
import type { Account } from '../../src/accounts/domain/account.js';
import { Clock, SystemClock } from '../../src/platform/clock/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { Wake } from '../../src/platform/outbox/wake.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { configureWebApp } from '../../src/platform/web/configure-web-app.js';
import { WebPlatformModule } from '../../src/platform/web/web-platform.module.js';
import { CountingWake, testSecret } from './accounts-fixture.js';
import { ensureAssets } from './built-assets.js';
import type { TestDatabase } from './test-database.js';

@Controller()
class HouseController {
  @Public()
  @Get()
  home(): string {
    return 'home';
  }

  @SignedIn()
  @Get(['mine', 'api/v1/mine'])
  mine(@CurrentAccount() account: Account): string {
    return `${account.mail} has ${account.memberships.length} memberships`;
  }

  @SignedIn()
  @Post(['mine', 'api/v1/mine'])
  change(): string {
    return 'changed';
  }

  @StaffOnly()
  @Get('staff/queue')
  staff(): string {
    return 'staff';
  }

  @AdminOnly()
  @Get('staff/people')
  admin(): string {
    return 'admin';
  }
}

/** Nothing says who may use it. */
@Controller()
export class SilentController {
  @Get('silent')
  silent(): string {
    return 'anybody?';
  }
}

@Module({ providers: [{ provide: Wake, useClass: CountingWake }], exports: [Wake] })
class WakeModule {}

/** The web platform, accounts, and one page for each kind of visitor. */
export async function createAccountsApp(
  test: TestDatabase,
  controllers: Type<unknown>[] = [HouseController],
  clock: Clock = new SystemClock(),
) {
  await ensureAssets();
  const config = loadConfig({ LOG_LEVEL: 'silent' });
  const web = { baseUrl: config.baseUrl, secret: testSecret, sampleData: true, strictTexts: true };
  const module = await Test.createTestingModule({
    imports: [
      PlatformModule.forRoot({ config, secretKey: testSecret, dataSource: test.database.dataSource, clock }),
      { module: WakeModule, global: true },
      WebPlatformModule.forRoot(web),
      AccountsModule,
      AccountsWebModule,
    ],
    controllers,
  }).compile();
  const app = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  configureWebApp(app, { identify: app.get(RequestIdentity).middleware });
  return app;
}
