import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimSql } from '../../src/webhooks/infrastructure/webhook-delivery-sql.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { webhookWorld } from '../support/webhook-world.js';

const [endpoints, backlog] = [40, 250];

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly PlanNode[];
}

describe('looking for webhooks that are due', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
    await webhookWorld(test.database);
    await test.database.query(
      `insert into webhook_endpoint (id, name, url, created_at, created_by)
       select gen_random_uuid(), 'Webhook ' || n, 'https://hooks.example/', now(), (select id from person limit 1)
       from generate_series(1, $1::integer) n`,
      [endpoints],
    );
    await test.database.query(
      `insert into webhook_delivery (id, endpoint_id, type, body, state, next_attempt_at, created_at)
       select gen_random_uuid(), e.id, 'webhook.test', '{}', 'pending', now() + n * interval '1 minute', now()
       from webhook_endpoint e, generate_series(1, $1::integer) n`,
      [backlog],
    );
    await test.database.query('analyze webhook_delivery, webhook_endpoint');
  }, 60_000);
  afterAll(() => test?.close());

  /** How many deliveries it looks at, planned for any moment as a statement that is prepared once is. */
  async function lookedAt(): Promise<number> {
    const client = await test.database.pool.connect();
    try {
      await client.query('begin');
      await client.query('set local plan_cache_mode = force_generic_plan');
      await client.query(`prepare looking (timestamptz, timestamptz, bigint) as ${claimSql}`);
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
        `explain (analyze, format json) execute looking (now(), now() + interval '40 seconds', 200)`,
      );
      return readBy(rows[0]?.['QUERY PLAN'][0]?.Plan as PlanNode);
    } finally {
      await client.query('rollback');
      await client.query('deallocate all');
      client.release();
    }
  }

  it('looks at one of all that wait while none is due', async () => expect(await lookedAt()).toBeLessThanOrEqual(1));

  it('looks at a few of each receiver while one is due, and at no backlog', async () => {
    await test.database.query(
      `update webhook_delivery set next_attempt_at = now() - interval '1 minute'
       where id = (select id from webhook_delivery order by endpoint_id desc limit 1)`,
    );
    const read = await lookedAt();
    expect(read).toBeGreaterThan(endpoints);
    expect(read).toBeLessThan(4 * endpoints);
  });
});

const readBy = (node: PlanNode): number => {
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const isScan = node['Relation Name'] === 'webhook_delivery' && !node.Plans?.some(({ Plans }) => Plans);
  const own = isScan ? each * node['Actual Loops'] : 0;
  return own + (node.Plans ?? []).reduce((sum, child) => sum + readBy(child), 0);
};
