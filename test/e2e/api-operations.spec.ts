import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { QueueProbe } from '../../src/api/operations/queue-probe.js';
import { mailHealthAnswer, plannedStepAnswer } from '../../src/api/answers/mail-answer.js';
import { incidentAnswer, messageAnswer } from '../../src/api/answers/operations-answer.js';
import { aMessage, planEveryCase } from '../support/told-cases.js';
import { Database } from '../../src/platform/database/database.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';

describe('running the product', () => {
  let world: PagesWorld;
  let staff: ApiCaller;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await ApiCaller.as(world, sampleMails.staff);
  }, 60_000);

  afterAll(() => world?.close());

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${world.origin}${path}`, { headers });
    return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
  }

  describe('health', () => {
    it('is live and ready', async () => {
      expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
      const ready = await get('/health/ready');
      expect([ready.status, JSON.parse(ready.text)]).toEqual([
        200,
        { status: 'ready', checks: { database: 'ok', queue: 'ok' }, reasons: [] },
      ]);
    });

    it('is degraded, and still ready, without its queue', async () => {
      const probe = jest
        .spyOn(world.app.get(QueueProbe, { strict: false }), 'reachable')
        .mockRejectedValue(new Error('away'));
      const ready = await get('/health/ready');
      probe.mockRestore();
      expect([ready.status, JSON.parse(ready.text)]).toMatchObject([
        200,
        { status: 'degraded', checks: { queue: 'away' } },
      ]);
    });

    it('is not ready without its database or before its migrations, and says so; it stays live', async () => {
      const query = jest.spyOn(world.app.get(Database), 'query');
      query.mockRejectedValue(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
      const [away, live] = await Promise.all([get('/health/ready'), get('/health/live')]);
      const metrics = await get('/metrics');
      query.mockResolvedValue([]);
      const empty = await get('/health/ready');
      query.mockRestore();
      expect([away.status, live.status, JSON.parse(away.text)]).toMatchObject([
        503,
        200,
        { checks: { database: 'away' } },
      ]);
      expect(metrics.text).toContain('entente_database_up 0');
      expect([empty.status, JSON.parse(empty.text)]).toMatchObject([503, { checks: { database: 'not migrated' } }]);
    });
  });

  describe('metrics', () => {
    it('tell of the process, of requests by route pattern, and of cases and mail', async () => {
      const reference = await world.bring('oakland', 'nagasaki', 'submitted');
      await staff.get(`/partnerships/${reference}`);
      await get('/no/such/page/with-a-secret');
      const { status, text, type } = await get('/metrics');
      expect([status, type]).toEqual([200, expect.stringContaining('text/plain; version=0.0.4')]);
      expect(text).toContain('process_cpu_user_seconds_total');
      expect(text).toMatch(
        /entente_http_request_seconds_count\{method="GET",route="\/api\/v1\/partnerships\/:reference",status="200"\} \d/,
      );
      expect(text).toContain('entente_open_cases{state="submitted"} 1');
      expect(text).toMatch(/entente_deliveries_pending [1-9]/);
      expect(text).toMatch(/entente_oldest_unsent_message_seconds \d/);
      expect(text).not.toContain('with-a-secret');
      expect(text).not.toContain(reference);
    });

    it('tell how late reminders are, and where mail does not arrive', async () => {
      const reference = await world.bring('oakland', 'pune', 'submitted');
      const about = { reference, mail: sampleMails.clerk('oakland') };
      const dueAt = new Date(Date.now() - 3_600_000);
      for (const lateMs of [200, 400, 61_000]) await aMessage(world, { ...about, dueAt, lateMs });
      await aMessage(world, { ...about, dueAt: new Date(Date.now() - 3 * 86_400_000), lateMs: 900_000 });
      await aMessage(world, { ...about, state: 'failed' });
      const { text } = await get('/metrics');
      const lines = [
        'entente_reminder_lateness_seconds{window="24h",quantile="0.5"} 0.4',
        'entente_reminder_lateness_seconds{window="24h",quantile="0.99"} 61',
        'entente_reminder_lateness_seconds{window="7d",quantile="1"} 900',
        'entente_reminders_due_in{window="7d"} 4',
        'entente_mail_failures{host="oakland.example",state="failed"} 1',
        'entente_messages{state="failed"} 1',
      ];
      for (const line of lines) expect(text).toContain(line);
      await world.test.database.query('delete from message');
    });

    it('are for this machine, and for who knows the token', async () => {
      expect((await get('/metrics', { 'X-Forwarded-For': '127.0.0.1' })).status).toBe(403);
      const config = world.app.get<{ metricsToken?: string }>(CONFIG);
      config.metricsToken = 'a token for metrics';
      expect((await get('/metrics', { 'X-Forwarded-For': '192.0.2.1', Authorization: 'Bearer a-token' })).status).toBe(
        403,
      );
      config.metricsToken = 'a-token';
      expect((await get('/metrics', { 'X-Forwarded-For': '192.0.2.1', Authorization: 'Bearer a-token' })).status).toBe(
        200,
      );
      delete config.metricsToken;
    });
  });

  it('shows parked work, and tries it again', async () => {
    await world.test.database.query(
      `update event_delivery set state = 'parked', attempts = 8, last_error = 'broken' where (event_id, consumer) in
       (select event_id, consumer from event_delivery limit 5)`,
    );
    const incidents = await staff.all('/incidents', 2);
    expect(incidents).toHaveLength(5);
    for (const incident of incidents) expect(incidentAnswer.parse(incident).error).toBe('broken');
    const path = `/incidents/${incidents[0]?.id}/retry`;
    const once = { 'Idempotency-Key': 'retry' };
    expect((await staff.post(path, undefined, once)).status).toBe(202);
    expect((await staff.post(path, undefined, once)).headers.get('idempotency-replayed')).toBe('true');
    expect(await staff.post(path)).toMatchObject({ status: 404, json: { code: 'incident.unknown' } });
    expect(listOf((await staff.get('/incidents')).json.items)).toHaveLength(4);
  });

  it('shows mails without what opens doors, and sends one again', async () => {
    await world.test.database.query(
      `insert into message (id, template, recipient_mail, recipient_name, data, message_id, state, next_attempt_at, created_at, last_error)
       select gen_random_uuid(), 'sign-in', n || '@city.example', 'A', '{"linkId":"secret"}', n::text, 'failed', now(), now(), 'refused'
       from generate_series(1, 5) n`,
    );
    const messages = await staff.all('/messages?state=failed', 2);
    expect(messages).toHaveLength(5);
    for (const message of messages) messageAnswer.parse(message);
    expect(JSON.stringify(messages)).not.toContain('secret');
    expect((await staff.post(`/messages/${messages[0]?.id}/resend`)).status).toBe(202);
    expect(await staff.all('/messages?state=failed')).toHaveLength(4);
    const unknown = await staff.post('/messages/01990000-0000-7000-8000-000000000000/resend');
    expect(unknown).toMatchObject({ status: 404, json: { code: 'message.unknown' } });
  });

  it('lists what is planned, page by page, and cancels one of it once', async () => {
    await world.bring('seattle', 'pune', 'signing');
    await planEveryCase(world);
    const steps = await staff.all('/planned-steps?party=communities');
    for (const step of steps) plannedStepAnswer.parse(step);
    const reminder = steps.find((step) => String(step.kind) === 'reminder-1' && String(step.party) === 'initiator');
    expect(reminder).toMatchObject({
      messages: [{ template: 'reminder.signing', mail: sampleMails.official('seattle') }],
    });
    expect((await staff.post(`/planned-steps/${reminder?.id}/cancel`)).status).toBe(204);
    expect((await staff.post(`/planned-steps/${reminder?.id}/cancel`)).json).toMatchObject({ code: 'step.over' });
    const lapse = steps.find((step) => String(step.kind) === 'lapse');
    expect((await staff.post(`/planned-steps/${lapse?.id}/cancel`)).json).toMatchObject({ code: 'step.not-a-message' });
    expect(await staff.all('/planned-steps?party=communities')).toHaveLength(steps.length - 1);
    expect((await staff.get('/planned-steps?days=2')).status).toBe(422);
  });

  it('keeps a mail of one case from being sent, and says how the mail is doing', async () => {
    const reference = await world.bring('auckland', 'pune', 'submitted');
    const id = await aMessage(world, { reference, mail: sampleMails.staff, state: 'queued' });
    expect(await staff.all(`/messages?reference=${reference}&state=queued`)).toMatchObject([{ id }]);
    expect((await staff.post(`/messages/${id}/cancel`)).status).toBe(204);
    expect((await staff.post(`/messages/${id}/cancel`)).json).toMatchObject({ code: 'message.over' });
    expect(await staff.all(`/messages?reference=${reference}&state=queued`)).toEqual([]);
    expect(await staff.all('/messages?state=followed')).toEqual([]);
    mailHealthAnswer.parse((await staff.get('/mail/health')).json);
  });
});
