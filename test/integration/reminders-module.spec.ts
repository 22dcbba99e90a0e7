import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { AccountsModule } from '../../src/accounts/accounts.module.js';
import { CorePortsModule } from '../../src/core-ports.module.js';
import { MailSendingModule } from '../../src/notifications/mail-sending.module.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { PartnershipsModule } from '../../src/partnerships/partnerships.module.js';
import { Clock, SetClock } from '../../src/platform/clock/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { OutboxModule } from '../../src/platform/outbox/outbox.module.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { RemindersModule } from '../../src/reminders/reminders.module.js';
import { testSecret } from '../support/accounts-fixture.js';
import { ensureEmails } from '../support/built-emails.js';
import { mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('a worker, as it is put together', () => {
  let test: TestDatabase;
  let module: TestingModule;
  /** Six weeks after worlds begin, on a Tuesday morning in Saint Paul. */
  const clock = new SetClock(new Date('2026-04-14T15:00:00Z'));

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
    module = await Test.createTestingModule({
      imports: [
        PlatformModule.forRoot({
          config: loadConfig({ LOG_LEVEL: 'silent' }),
          secretKey: testSecret,
          dataSource: test.database.dataSource,
        }),
        OutboxModule,
        AccountsModule,
        PartnershipsModule.forRoot({ module: CorePortsModule, imports: [AccountsModule] }),
        NotificationsModule,
        MailSendingModule,
        RemindersModule,
      ],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
  }, 60_000);
  afterAll(async () => {
    await module?.close();
    await test.close().catch(() => {});
  });

  it('has consumers, and a source for mail and for deadlines', () => {
    const sources = module.get(WorkSources, { strict: false });
    expect(module.get(Subscriptions, { strict: false }).names()).toEqual(
      expect.arrayContaining(['notifications', 'reminders']),
    );
    expect(sources.all().map(({ queue }) => queue)).toEqual(expect.arrayContaining(['mail', 'deadlines']));
  });

  it('reminds whoever a real row says is late, and sends the mail', async () => {
    const world = await mailWorld(test.database);
    await world.start();
    await world.deliver();
    const sources = module.get(WorkSources, { strict: false });
    for (const queue of ['deadlines', 'mail'] as const) {
      const source = sources.of(queue);
      for (const { data } of await source.claim(100)) await source.handle(data);
    }
    const caught = await test.database.query<{ subject: string }>('select subject from caught_mail');
    expect(caught.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 2 }, () => expect.stringContaining('Reminder: your proposal to Nagasaki')),
    );
  });
});
