import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { PostgresWake } from '../../src/platform/outbox/postgres-wake.js';
import { WakeListener } from '../../src/platform/outbox/wake-listener.js';
import { eventually } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(30_000);

describe('waking the relays of other processes', () => {
  let here: TestDatabase;
  let there: Database;
  let listener: WakeListener;
  let heard = 0;

  beforeAll(async () => {
    here = await openTestDatabase();
    there = new Database(await openDataSource({ url: here.url, applicationName: 'elsewhere' }));
    listener = new WakeListener(there, () => {
      heard += 1;
    });
    await listener.start();
  });

  afterAll(async () => {
    listener.stop();
    await there.dataSource.destroy();
    await here.close();
  });

  it('tells them once for many calls of the same moment', async () => {
    const wake = new PostgresWake(here.database, true);
    const before = heard;
    for (let n = 0; n < 50; n++) wake.soon();
    await eventually('it is heard', async () => heard > before);
    expect(heard).toBe(before + 1);
  });

  it('tells nobody else where there is no other process, but the relay here at once', async () => {
    const wake = new PostgresWake(here.database, false);
    const poked = new Promise<void>((resolve) => wake.onWake(resolve));
    wake.soon();
    await poked;
  });

  it('is heard again after PostgreSQL has ended the connection that listened', async () => {
    const wake = new PostgresWake(here.database, true);
    const ended = await here.database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'elsewhere' and query like 'listen%'",
    );
    expect(ended).toHaveLength(1);
    const before = heard;
    await eventually('it listens again', async () => heard > before);
    wake.soon();
    await eventually('it is heard', async () => heard > before + 1);
  });
});
