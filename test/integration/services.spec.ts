import { describe, expect, it } from '@jest/globals';
import { withClient } from '../../src/platform/database/embedded/connection.js';
import { testDatabase, testQueue } from '../support/services.js';

describe('what tests stand on', () => {
  it('gives each one a database of its own, and takes it away with whoever is still connected', async () => {
    const [one, other] = [await testDatabase(), await testDatabase()];
    expect(one.url).not.toBe(other.url);
    await withClient(one.url, async (client) => {
      await client.query('create table mine ()');
      await one.drop();
      await expect(client.query('select from mine')).rejects.toThrow();
    });
    await withClient(other.url, async (client) => {
      const { rows } = await client.query(`select to_regclass('mine') as mine`);
      expect(rows).toEqual([{ mine: null }]);
    });
    await other.drop();
  }, 30_000);

  it('empties the queue of whoever came before', async () => {
    expect(Object.keys(await testQueue())).toEqual(process.env.TEST_REDIS_URL ? ['redisUrl'] : []);
  });
});
