import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import {
  newWebhookAnswer,
  webhookAnswer,
  webhookDeliveryAnswer,
  webhookDeliveryDetailsAnswer,
} from '../../src/api/answers/webhook-answer.js';
import { webhookEvent } from '../../src/api/openapi/webhook-document.js';
import { pageOf } from '../../src/api/answers/text-schemas.js';
import { WorkSources } from '../../src/platform/outbox/work-sources.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { caseWithSecrets, secrets } from '../support/case-with-secrets.js';
import { PagesWorld } from '../support/pages-world.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

describe('webhooks over the API', () => {
  let world: PagesWorld;
  let clerk: ApiCaller;
  let staff: ApiCaller;
  let communityId: string;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    world = await PagesWorld.open({ env: { OUTGOING_ALLOW_PRIVATE: 'on' } });
    clerk = await ApiCaller.as(world, sampleMails.clerk('nagasaki'));
    staff = await ApiCaller.as(world, sampleMails.staff);
    communityId = String((await staff.get('/communities/nagasaki')).json.id);
    receiver = await WebhookReceiver.open();
  }, 60_000);
  afterAll(async () => {
    await receiver?.close();
    await world?.close();
  });

  const body = (changes: object = {}) => ({ communityId, name: 'Website', url: receiver.url, ...changes });

  async function work(): Promise<void> {
    for (const queue of ['deliveries', 'webhooks'] as const) {
      const source = world.app.get(WorkSources).of(queue);
      for (let due = await source.claim(100); due.length > 0; due = await source.claim(100)) {
        for (const { data } of due) await source.handle(data);
      }
    }
  }

  it('are added once for a repeated request, and only the first answer has the secret', async () => {
    const headers = { 'Idempotency-Key': uuidv7() };
    const [first, second] = [
      await clerk.post('/webhooks', body(), headers),
      await clerk.post('/webhooks', body(), headers),
    ];
    expect([first.status, newWebhookAnswer.parse(first.json).secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
    expect(second.json).toEqual({ id: first.json.id, secret: null });
    const [kept] = await world.test.database.query<{ response: object }>(
      'select response from idempotency_key where key = $1',
      [headers['Idempotency-Key']],
    );
    expect(JSON.stringify(kept)).not.toContain('whsec_');
    const { json } = await clerk.get('/webhooks');
    expect(pageOf(webhookAnswer).parse(json).items).toHaveLength(1);
    expect(webhookAnswer.parse((await clerk.get(`/webhooks/${first.json.id}`)).json)).toMatchObject({ communityId });
    expect((await clerk.send('DELETE', `/webhooks/${first.json.id}`)).status).toBe(204);
  });

  it.each([
    ['a private address', { url: 'http://10.0.0.1:0x/' }, 'url'],
    ['no name', { name: ' ' }, 'name'],
    ['an event that does not exist', { events: 'chosen', eventTypes: ['partnership.exploded'] }, 'eventTypes.0'],
    ['a community that is no id', { communityId: 'nagasaki' }, 'communityId'],
  ])('are not added with %s', async (_what, changes, field) => {
    const { status, json } = await clerk.post('/webhooks', body(changes));
    expect([status, listOf(json.errors).map((error) => String(error.field))]).toEqual([422, [field]]);
  });

  it.each([
    ['named', { eventTypes: ['partnership.signed'] }, ['partnership.signed']],
    ['not named', {}, null],
    ['all wanted', { events: 'all', eventTypes: ['partnership.signed'] }, null],
  ])('are told of events as they are %s', async (_how, changes, eventTypes) => {
    const { id } = (await clerk.post('/webhooks', { communityId, name: 'Website', url: receiver.url, ...changes }))
      .json;
    expect((await clerk.get(`/webhooks/${id}`)).json).toMatchObject({ eventTypes });
    expect((await clerk.send('DELETE', `/webhooks/${id}`)).status).toBe(204);
  });

  it('are not added for other communities or for the association', async () => {
    const { id: other } = (await staff.get('/communities/lima')).json;
    for (const communityId of [other, null]) {
      expect(await clerk.post('/webhooks', body({ communityId }))).toMatchObject({
        ...{ status: 403, json: expect.objectContaining({ code: 'webhook.not-yours' }) },
      });
    }
  });

  it('carry nothing that is private, of a case that is full of secrets', async () => {
    const made = await staff.post('/webhooks', body({ communityId: null }));
    const own = await clerk.post('/webhooks', body());
    receiver.calls.length = 0;
    await caseWithSecrets(world, ['saint-paul', 'nagasaki'], 'recognised');
    await work();
    expect(receiver.calls.length).toBeGreaterThan(50);
    const sent = receiver.calls.map(({ body: text }) => text).join();
    const kept = await world.test.database.query('select * from webhook_delivery');
    for (const everything of [sent, JSON.stringify(kept)])
      expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
    expect(sent).toContain('partnership.recognised');
    for (const { body: text } of receiver.calls)
      expect(webhookEvent.strict().parse(JSON.parse(text))).toEqual(JSON.parse(text));
    for (const { json } of [made, own]) await staff.send('DELETE', `/webhooks/${json.id}`);
  }, 60_000);

  it('show what was sent and answered, send it again, and are paused and resumed', async () => {
    const { id } = (await clerk.post('/webhooks', body())).json;
    const path = `/webhooks/${id}`;
    receiver.answers(202, {}, 'thanks');
    const tested = await clerk.post(`${path}/test`);
    expect(tested.status).toBe(202);
    await work();
    const details = await clerk.get(`${path}/deliveries/${tested.json.deliveryId}`);
    expect(webhookDeliveryDetailsAnswer.parse(details.json)).toMatchObject({
      ...{ state: 'delivered', type: 'webhook.test', webhookId: `test_${tested.json.deliveryId}` },
      attempts: [{ status: 202, answer: 'thanks' }],
    });
    expect((await clerk.post(`${path}/deliveries/${tested.json.deliveryId}/replay`)).status).toBe(202);
    await work();
    const list = await clerk.get(`${path}/deliveries?state=delivered&limit=1`);
    expect(pageOf(webhookDeliveryAnswer).parse(list.json).items).toHaveLength(1);
    expect((await staff.post(`${path}/pause`)).status).toBe(204);
    const range = { from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' };
    expect((await clerk.post(`${path}/replay`, range)).json.code).toBe('webhook.paused');
    expect((await clerk.post(`${path}/resume`, { missed: 'skip' })).status).toBe(204);
    const replayed = await clerk.post(`${path}/replay`, range);
    expect([replayed.status, Number(replayed.json.count) > 0]).toEqual([202, true]);
    expect((await clerk.post(`${path}/replay`, { from: range.until, until: range.from })).status).toBe(422);
    expect((await clerk.send('PUT', path, { body: { name: 'Archive', url: receiver.url } })).status).toBe(204);
    expect((await clerk.post(`${path}/secret`, { atOnce: true })).json.secret).toMatch(/^whsec_/);
    const stranger = await ApiCaller.as(world, sampleMails.clerk('lima'));
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(`${path}/deliveries`)).status).toBe(404);
  });
});
