import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { CONFIG } from '../../src/platform/platform.module.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { PagesWorld } from '../support/pages-world.js';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;

describe('reports of mail that was not delivered', () => {
  let world: PagesWorld;
  let staff: ApiCaller;
  let nobody: ApiCaller;
  let mail: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    staff = await ApiCaller.as(world, sampleMails.staff);
    nobody = ApiCaller.nobody(world);
    mail = sampleMails.clerk('nagasaki');
    world.app.get<{ bounceWebhookSecret?: string }>(CONFIG).bounceWebhookSecret = secret;
    await world.test.database.query(
      `insert into message (id, template, recipient_mail, recipient_name, data, message_id, state, next_attempt_at, created_at, sent_at)
       values (gen_random_uuid(), 'sign-in', $1, 'Sample Clerk', '{"linkId": ""}', '<one@example.org>', 'sent', now(), now(), now())`,
      [mail],
    );
  }, 60_000);
  beforeEach(async () => {
    await world.test.database.query('delete from mail_report');
    await world.test.database.query('delete from mail_address');
  });
  afterAll(() => world?.close());

  const signed = (body: string, id = 'msg_1', by = secret, at = new Date()) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign(id, at, body),
    'Content-Type': 'application/json',
  });
  const report = (body: string, headers: Record<string, string>) =>
    nobody.send('POST', '/api/v1/mail/bounces', { raw: body, headers });
  const paused = async () => listOf((await staff.send('GET', '/api/v1/mail/addresses')).json.items);

  it('count when they are signed, once, and only staff see what came of them', async () => {
    const body = JSON.stringify({ mail, kind: 'hard', status: '5.1.1', detail: 'User unknown' });
    for (const _ of [1, 2]) {
      const answer = await report(body, signed(body));
      expect([answer.status, answer.json]).toEqual([200, { known: true }]);
    }
    expect(await world.test.database.query('select 1 from mail_report')).toHaveLength(1);
    expect(await paused()).toMatchObject([{ mail, because: 'bounced', detail: 'User unknown' }]);
    expect((await nobody.send('GET', '/api/v1/mail/addresses')).status).toBe(401);
    const clerk = await ApiCaller.as(world, sampleMails.clerk('saint-paul'));
    expect((await clerk.send('GET', '/api/v1/mail/addresses')).status).toBe(403);
  });

  it('are refused unsigned, signed by somebody else, changed on the way, or old', async () => {
    const body = JSON.stringify({ mail, kind: 'hard' });
    const other = `whsec_${Buffer.from('another secret of thirty-two byt').toString('base64')}`;
    const refused = [
      { 'Content-Type': 'application/json' },
      signed(body, 'msg_2', other),
      signed(body.replace('hard', 'soft'), 'msg_3'),
      signed(body, 'msg_4', secret, new Date(Date.now() - 3_600_000)),
    ];
    for (const headers of refused) expect((await report(body, headers)).status).toBe(401);
    expect(await paused()).toEqual([]);
  });

  it('say what is wrong with them, and change nothing for an address that we never wrote to', async () => {
    for (const body of ['{', '[]', '{"kind":"hard"}', '{"kind":"worse","mail":"ana@example.org"}'])
      expect([body, (await report(body, signed(body))).status]).toEqual([body, 422]);
    const stranger = JSON.stringify({ mail: 'stranger@example.org', kind: 'hard' });
    expect((await report(stranger, signed(stranger))).json).toEqual({ known: false });
    expect(await paused()).toEqual([]);
  });

  it('pause nobody for now, and staff pause and lift as they like', async () => {
    const soft = JSON.stringify({ mail, kind: 'soft', status: '4.2.2' });
    expect((await report(soft, signed(soft))).json).toEqual({ known: true });
    expect(await paused()).toEqual([]);
    const body = { mail, reason: 'Asked by phone' };
    expect((await staff.send('POST', '/api/v1/mail/addresses/pause', { body })).status).toBe(204);
    expect(await paused()).toMatchObject([{ mail, because: 'by-staff', detail: 'Asked by phone' }]);
    expect((await staff.send('POST', '/api/v1/mail/addresses/lift', { body: { mail } })).status).toBe(204);
    expect((await staff.send('POST', '/api/v1/mail/addresses/lift', { body: { mail } })).status).toBe(404);
    expect(await paused()).toEqual([]);
  });

  it('are taken as raw notifications, too, and are nowhere without a secret', async () => {
    const raw = 'From: ana@example.org\r\nSubject: Away\r\n\r\nBack on Monday.\r\n';
    const headers = { ...signed(raw, 'msg_5'), 'Content-Type': 'message/rfc822' };
    const answer = await report(raw, headers);
    expect([answer.status, answer.json]).toEqual([200, { known: false }]);
    const config = world.app.get<{ bounceWebhookSecret?: string | undefined }>(CONFIG);
    config.bounceWebhookSecret = undefined;
    expect((await report(raw, headers)).status).toBe(404);
    config.bounceWebhookSecret = secret;
  });
});
