import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { PostgresWebhookEndpoints } from '../../src/webhooks/infrastructure/postgres-webhook-endpoints.js';
import { eventually, type OutboxWorker, startOutboxWorker, testQueues, wipeQueue } from '../support/outbox-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { type WebhookWorld, webhookWorld } from '../support/webhook-world.js';

const endpoints = 100;
const events = 10;

describe.each(testQueues())('webhooks through a queue in %s', (_name, queue) => {
  let test: TestDatabase;
  let world: WebhookWorld;
  let worker: OutboxWorker;
  let well: WebhookReceiver;
  let hanging: WebhookReceiver;
  let slow = '';

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await webhookWorld(test.database, { timeoutMs: 60_000 });
    world.clock.set(new Date());
    [well, hanging] = [await WebhookReceiver.open(), (await WebhookReceiver.open()).hangs()];
    const secret = await world.endpoint(hanging.url, null);
    slow = secret.id;
    const store = new PostgresWebhookEndpoints(test.database);
    for (let index = 1; index < endpoints; index++) {
      const id = uuidv7();
      const endpoint = { id, communityId: null, name: `Webhook ${index}`, url: well.url, eventTypes: null };
      await store.add({ ...endpoint, at: new Date(), by: world.core.people.staff }, test.database);
      await world.keep.rotate(id, { atOnce: false }, world.staff());
    }
  }, 60_000);
  afterAll(async () => {
    await hanging?.close();
    await worker?.stop();
    await well?.close();
    await test?.close();
  }, 60_000);

  const states = async (where: string) => {
    const rows = await test.database.query<{ state: string; n: number }>(
      `select state, count(*)::integer as n from webhook_delivery where ${where} group by state`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };

  it('reach a hundred receivers while one of them hangs, though the queue is wiped on the way', async () => {
    const id = await world.core.begin('saint-paul', 'nagasaki');
    for (let event = 1; event < events; event++) {
      const answers = { purpose: `A purpose ${event}` };
      await world.core.act(id, 'answerSection', { section: 'purpose', answers }, world.core.clerk('saint-paul'));
    }
    await world.tellAll();
    worker = await startOutboxWorker({ url: test.url, queue, consumers: [], sources: [world.due] });
    await eventually('some have arrived', async () => well.calls.length > 100, 60_000);
    expect(hanging.mostOpen).toBeLessThanOrEqual(4);
    await wipeQueue(queue, test.database);
    const good = (endpoints - 1) * events;
    // a claim that the wiped queue took along is made again when its lease ends
    const moving = setInterval(() => world.clock.advance(1_000), 100);
    await eventually(
      'all have arrived',
      async () => (await states(`endpoint_id <> '${slow}'`)).delivered === good,
      60_000,
    ).finally(() => clearInterval(moving));
    expect(new Set(well.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(events);
    expect(well.calls.length).toBe(good);
    expect((await states(`endpoint_id = '${slow}'`)).delivered).toBeUndefined();
  }, 150_000);
});
