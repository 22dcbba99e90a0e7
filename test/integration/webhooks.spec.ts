import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { DestinationRules } from '../../src/platform/outgoing/destination-rules.js';
import { isPublicAddress } from '../../src/platform/outgoing/public-address.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';
import { type WebhookWorld, webhookWorld } from '../support/webhook-world.js';

const hour = 3_600_000;
const day = 24 * hour;

describe('webhooks', () => {
  let test: TestDatabase;
  let world: WebhookWorld;
  const receivers: WebhookReceiver[] = [];

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await webhookWorld(test.database, { timeoutMs: 700 });
    draft = await world.core.begin('saint-paul', 'nagasaki');
    await world.tellAll();
  }, 60_000);
  afterAll(() => test?.close());
  afterEach(async () => {
    await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
    await test.database.query('delete from webhook_endpoint');
    await test.database.query(`delete from message where template = 'webhook-paused'`);
  });

  async function receiver(): Promise<WebhookReceiver> {
    const opened = await WebhookReceiver.open();
    receivers.push(opened);
    return opened;
  }

  /** Something happens in a case of Saint Paul: exactly one event a call. */
  let draft = '';
  async function happens(times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      const answers = { purpose: `A purpose of ${Math.random()}` };
      await world.core.act(draft, 'answerSection', { section: 'purpose', answers }, world.core.clerk('saint-paul'));
    }
  }

  const typesOf = ({ calls }: WebhookReceiver) => calls.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  const mailed = () =>
    test.database.query<{ mail: string; data: { details: unknown[] } }>(
      `select recipient_mail as mail, data from message where template = 'webhook-paused' order by recipient_mail`,
    );
  const endpointOf = async (id: string) => (await world.query.one(id, world.staff())).endpoint;

  describe('what is sent', () => {
    it('is signed as Standard Webhooks asks, and signed anew at each attempt under the same id', async () => {
      const to = (await receiver()).answers(500);
      const { secret } = await world.endpoint(to.url, 'saint-paul');
      world.clock.set(new Date());
      await happens();
      await world.sendAll();
      world.clock.advance(10_000);
      await world.sendAll();
      const [first, second] = to.calls;
      expect(to.calls).toHaveLength(2);
      for (const { body, headers } of to.calls) {
        expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
          type: 'proposal.section-answered',
          data: { state: 'draft', communities: { counterpart: { slug: 'nagasaki' } } },
        });
      }
      expect(first?.headers['webhook-id']).toMatch(/^evt_[0-9a-f-]{36}$/);
      expect([second?.headers['webhook-id'], second?.body]).toEqual([first?.headers['webhook-id'], first?.body]);
      expect(second?.headers['webhook-timestamp']).not.toBe(first?.headers['webhook-timestamp']);
      expect(() => new Webhook(secret).verify(`${first?.body} `, first?.headers as Record<string, string>)).toThrow();
    });

    it('goes to both communities and to the association, to each as far as it is theirs', async () => {
      const [initiator, counterpart, association, stranger] = [
        await receiver(),
        await receiver(),
        await receiver(),
        await receiver(),
      ];
      await world.endpoint(initiator.url, 'oakland');
      await world.endpoint(counterpart.url, 'bergen');
      await world.endpoint(association.url, null);
      await world.endpoint(stranger.url, 'lima');
      const id = await world.core.bring('oakland', 'bergen', 'under-review');
      await world.core.act(id, 'note', { text: 'A note of staff' }, world.core.staff());
      await world.core.act(id, 'sendMessage', { to: 'initiator', text: 'Only for you' }, world.core.staff());
      await world.core.act(id, 'recommend', recommendation, world.core.staff());
      await world.sendAll();
      expect(stranger.calls).toEqual([]);
      expect(typesOf(counterpart).sort()).toEqual(['partnership.invitation-accepted', 'partnership.recommended']);
      const all = [...typesOf(initiator), 'case.noted'].sort();
      expect(typesOf(association).sort()).toEqual(all);
      expect(typesOf(initiator)).toEqual(expect.arrayContaining(['partnership.started', 'case.message-sent']));
      const sequences = association.calls.map(({ body }) => JSON.parse(body).data.sequence as number);
      expect([...new Set(sequences)].sort((a, b) => a - b)).toEqual(sequences.map((_, index) => index + 1));
      const everything = association.calls.map(({ body }) => body).join();
      expect(everything).not.toMatch(/A note of staff|Only for you|@|Reason of staff/);
    });

    it('are the chosen events only', async () => {
      const to = await receiver();
      await world.endpoint(to.url, 'denver', ['partnership.submitted']);
      await world.core.bring('denver', 'milan', 'submitted');
      await world.sendAll();
      expect(typesOf(to)).toEqual(['partnership.submitted']);
    });

    it('carries both signatures for a day after the secret was changed, and one at once where it leaked', async () => {
      const to = await receiver();
      const { id, secret } = await world.endpoint(to.url, 'saint-paul');
      world.clock.set(new Date());
      const { secret: next } = await world.keep.rotate(id, { atOnce: false }, world.clerk('saint-paul'));
      const verifiedBy = (each: string) => {
        const { body, headers } = to.calls.at(-1) ?? { body: '', headers: {} };
        try {
          return Boolean(new Webhook(each).verify(body, headers as Record<string, string>));
        } catch {
          return false;
        }
      };
      await happens();
      await world.sendAll();
      expect([verifiedBy(secret), verifiedBy(next)]).toEqual([true, true]);
      const { secret: newest } = await world.keep.rotate(id, { atOnce: true }, world.clerk('saint-paul'));
      await happens();
      await world.sendAll();
      expect([secret, next, newest].map(verifiedBy)).toEqual([false, false, true]);
    });

    it('is no longer signed by a former secret after a day', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await world.keep.rotate(id, { atOnce: false }, world.clerk('saint-paul'));
      const signatures = async () => {
        await happens();
        await world.sendAll();
        return String(to.calls.at(-1)?.headers['webhook-signature']).split(' ').length;
      };
      expect(await signatures()).toBe(2);
      world.clock.advance(day);
      expect(await signatures()).toBe(1);
    });

    it('keeps secrets encrypted, each for its own endpoint', async () => {
      const to = await receiver();
      const { id, secret } = await world.endpoint(to.url, 'saint-paul');
      const { id: other } = await world.endpoint(to.url, 'saint-paul');
      const [row] = await test.database.query<{ locked: Buffer }>(
        'select locked from webhook_secret where endpoint_id = $1',
        [id],
      );
      expect(row?.locked.includes(Buffer.from(secret.slice(6), 'base64'))).toBe(false);
      await test.database.query('update webhook_secret set locked = $2 where endpoint_id = $1', [other, row?.locked]);
      await happens();
      await world.sendAll();
      expect(to.calls).toHaveLength(1);
      const { rows } = await world.query.deliveries(other, { state: null, mark: null, limit: 1 }, world.staff());
      expect(rows[0]).toMatchObject({ state: 'pending', lastProblem: 'secret-unreadable' });
    });
  });

  describe('a receiver that fails', () => {
    it('is tried again for more than a day, then paused, and its clerks are told once', async () => {
      const to = (await receiver()).answers(503, {}, 'out of order');
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      const begun = world.clock.now().getTime();
      while ((await endpointOf(id)).state === 'active') {
        world.clock.advance(hour / 4);
        await world.sendAll();
      }
      expect(world.clock.now().getTime() - begun).toBeGreaterThanOrEqual(day);
      expect(to.calls).toHaveLength(9);
      expect(await endpointOf(id)).toMatchObject({ state: 'paused', pausedBecause: 'failing' });
      const mails = await mailed();
      expect(mails.map(({ mail }) => mail)).toEqual([expect.stringContaining('saint-paul')]);
      expect(JSON.stringify(mails[0]?.data.details)).toContain('503');
    });

    it('gets what was missed when it is resumed, or does without it', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await world.steer.pause(id, world.clerk('saint-paul'));
      await happens(2);
      await world.sendAll();
      expect([to.calls.length, await world.states(id)]).toEqual([0, ['held', 'held']]);
      await world.steer.resume(id, { missed: 'send' }, world.clerk('saint-paul'));
      await world.sendAll();
      expect([to.calls.length, await world.states(id)]).toEqual([2, ['delivered', 'delivered']]);
      await world.steer.pause(id, world.clerk('saint-paul'));
      await happens();
      await world.sendAll();
      await world.steer.resume(id, { missed: 'skip' }, world.clerk('saint-paul'));
      await world.sendAll();
      expect([to.calls.length, await world.states(id)]).toEqual([2, ['delivered', 'delivered', 'skipped']]);
      expect(await mailed()).toEqual([]);
    });

    it('is not called before the moment it asked for', async () => {
      const to = (await receiver()).answers(429, { 'retry-after': '1800' });
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      await happens();
      world.clock.advance(29 * 60_000);
      expect([await world.sendAll(), to.calls.length]).toEqual([0, 1]);
      to.answers(200);
      world.clock.advance(2 * 60_000);
      await world.sendAll();
      expect([to.calls.length, await world.states(id)]).toEqual([3, ['delivered', 'delivered']]);
    });

    it('is never called again once it says that it is gone', async () => {
      const to = (await receiver()).answers(410);
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      await happens();
      world.clock.advance(day);
      await world.sendAll();
      expect(to.calls).toHaveLength(1);
      expect(await endpointOf(id)).toMatchObject({ state: 'paused', pausedBecause: 'gone' });
      expect(await mailed()).toHaveLength(1);
    });

    it('is forgiven by one good answer', async () => {
      const to = (await receiver()).answers(500);
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      expect(await endpointOf(id)).toMatchObject({ failures: 1 });
      to.answers(200);
      world.clock.advance(10_000);
      await world.sendAll();
      expect(await endpointOf(id)).toMatchObject({ failures: 0, failingSince: null, deliveredAt: expect.any(Date) });
    });

    it('holds up neither the others nor a connection to the database while it hangs', async () => {
      const [hanging, well] = [(await receiver()).hangs(), await receiver()];
      const { id } = await world.endpoint(hanging.url, 'saint-paul');
      const { id: other } = await world.endpoint(well.url, null);
      await happens(8);
      await world.tellAll();
      const work = await world.due.claim(1_000);
      const running = work.map(({ data }) => world.due.handle(data));
      const delivered = async () => (await world.states(other)).filter((state) => state === 'delivered').length;
      while ((await delivered()) < 4 || hanging.calls.length < 4) await new Promise((resolve) => setImmediate(resolve));
      const { totalCount, idleCount } = test.database.pool;
      expect([hanging.calls.length, totalCount - idleCount]).toEqual([4, 0]);
      await Promise.all(running);
      expect(hanging.mostOpen).toBe(4);
      expect((await world.states(id)).every((state) => state === 'pending')).toBe(true);
      expect(await endpointOf(id)).toMatchObject({ failures: 4 });
      // from now on it is called once at a time
      await world.sendOnce();
      expect(hanging.calls).toHaveLength(5);
    });

    it('is written down with what it said, as far as that is short, and with why there was no answer', async () => {
      const to = (await receiver()).behaves((response) => response.writeHead(500).end(`no\0${'x'.repeat(20_000)}`));
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      to.hangs();
      world.clock.advance(10_000);
      await world.sendAll();
      const { rows } = await world.query.deliveries(id, { state: null, mark: null, limit: 10 }, world.staff());
      const one = await world.query.delivery(id, rows[0]?.id ?? '', world.clerk('saint-paul'));
      expect(JSON.parse(one.body)).toMatchObject({ type: 'proposal.section-answered' });
      expect(one.attempts.map(({ status, problem }) => [status, problem])).toEqual([
        [null, 'timed-out'],
        [500, null],
      ]);
      const answer = one.attempts[1]?.answer ?? '';
      expect([answer.startsWith('no'), answer.includes('\0'), answer.length]).toEqual([true, false, 16_384]);
    });
  });

  describe('workers', () => {
    it('of any number send a delivery once', async () => {
      const to = await receiver();
      await world.endpoint(to.url, 'saint-paul');
      await happens(3);
      await world.tellAll();
      const work = await world.due.claim(1_000);
      await Promise.all([...work, ...work, ...work].map(({ data }) => world.due.handle(data)));
      expect(to.calls).toHaveLength(3);
    });

    it('that die in the middle of a call leave it to be made again, under the same id', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.tellAll();
      const [work] = await world.due.claim(1_000);
      const [deliveryId = ''] = work?.data.ids ?? [];
      await world.deliveries.begin(
        deliveryId,
        '01990000-0000-7000-8000-000000000001',
        new Date(world.clock.now().getTime() + 40_000),
      );
      expect(await world.sendAll()).toBe(0);
      world.clock.advance(41_000);
      expect(await world.sendAll()).toBe(1);
      expect([to.calls.length, await world.states(id)]).toEqual([1, ['delivered']]);
    });

    it('tell nobody twice of an event that is handled twice', async () => {
      const to = await receiver();
      await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.tellAll();
      await test.database.query(`update event_delivery set state = 'pending'
         where consumer = 'webhooks' and event_id in (select event_id from webhook_delivery)`);
      await world.sendAll();
      expect(to.calls).toHaveLength(1);
    });

    it('send nothing to an endpoint that was paused after they took the work', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.tellAll();
      const work = await world.due.claim(1_000);
      await world.steer.pause(id, world.clerk('saint-paul'));
      await Promise.all(work.map(({ data }) => world.due.handle(data)));
      expect([to.calls.length, await world.states(id)]).toEqual([0, ['held']]);
    });
  });

  describe('owners', () => {
    it('send a test, also while it is paused; it is tried once and pauses nothing', async () => {
      const to = (await receiver()).answers(500);
      const { id, secret } = await world.endpoint(to.url, 'saint-paul');
      world.clock.set(new Date());
      await world.steer.pause(id, world.clerk('saint-paul'));
      await world.again.test(id, world.clerk('saint-paul'));
      await world.sendAll();
      world.clock.advance(day);
      await world.sendAll();
      expect([typesOf(to), await world.states(id)]).toEqual([['webhook.test'], ['failed']]);
      const [call] = to.calls;
      expect(new Webhook(secret).verify(call?.body ?? '', call?.headers as Record<string, string>)).toBeTruthy();
      expect(await endpointOf(id)).toMatchObject({ failures: 0, state: 'paused' });
    });

    it('have one sent again under its id', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.sendAll();
      const { rows } = await world.query.deliveries(id, { state: 'delivered', mark: null, limit: 1 }, world.staff());
      await world.again.one(id, rows[0]?.id ?? '', world.clerk('saint-paul'));
      await world.sendAll();
      const ids = to.calls.map(({ headers }) => headers['webhook-id']);
      expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
    });

    it('have some days sent again: what they never got, or all of it, what came before them included', async () => {
      world.clock.set(new Date('2026-07-01T08:00:00Z'));
      await world.core.bring('chicago', 'accra', 'submitted');
      await world.sendAll();
      const to = await receiver();
      const { id: endpoint } = await world.endpoint(to.url, 'chicago');
      const days = { from: '2026-07-01T00:00:00Z', until: '2026-07-02T00:00:00Z' };
      const count = await world.again.range(endpoint, { ...days, which: 'undelivered' }, world.clerk('chicago'));
      await world.sendAll();
      expect([to.calls.length, typesOf(to).includes('partnership.submitted')]).toEqual([count, true]);
      const none = await world.again.range(endpoint, { ...days, which: 'undelivered' }, world.clerk('chicago'));
      const all = await world.again.range(endpoint, { ...days, which: 'all' }, world.clerk('chicago'));
      await world.sendAll();
      expect([none, all, to.calls.length]).toEqual([0, count, 2 * count]);
      expect(new Set(to.calls.map(({ headers }) => headers['webhook-id'])).size).toBe(count);
    });

    it('are clerks of the community: others know of nothing, staff look after it and get no secret', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      const stranger = world.clerk('lima');
      await expect(world.query.one(id, stranger)).rejects.toMatchObject({ code: 'webhook.unknown' });
      for (const work of [
        () => world.keep.rotate(id, { atOnce: false }, stranger),
        () => world.keep.remove(id, stranger),
        () => world.steer.pause(id, stranger),
        () => world.again.test(id, stranger),
      ])
        await expect(work()).rejects.toMatchObject({ code: 'webhook.unknown' });
      for (const work of [
        () => world.keep.rotate(id, { atOnce: false }, world.staff()),
        () => world.again.test(id, world.staff()),
        () => world.steer.resume(id, { missed: 'send' }, world.staff()),
      ])
        await expect(work()).rejects.toMatchObject({ code: 'webhook.not-yours' });
      expect([(await endpointOf(id)).url, to.url.endsWith('/hook')]).toEqual([to.url.replace('/hook', '/'), true]);
      await world.steer.pause(id, world.staff());
      expect(await endpointOf(id)).toMatchObject({ state: 'paused', pausedBecause: 'by-owner' });
      await world.keep.remove(id, world.staff());
      await expect(world.query.one(id, world.clerk('saint-paul'))).rejects.toMatchObject({ code: 'webhook.unknown' });
    });

    it('that have no clerk any more are sent nothing, and staff are told', async () => {
      const to = await receiver();
      const { id } = await world.endpoint(to.url, 'saint-paul');
      await happens();
      await world.tellAll();
      await test.database.query(
        `update membership set ended_at = now() where community_id = $1 and role = 'clerk' and ended_at is null`,
        [world.core.people.community['saint-paul']],
      );
      await world.sendAll();
      await test.database.query(`update membership set ended_at = null where community_id = $1 and role = 'clerk'`, [
        world.core.people.community['saint-paul'],
      ]);
      expect([to.calls.length, await world.states(id)]).toEqual([0, ['held']]);
      expect(await endpointOf(id)).toMatchObject({ state: 'paused', pausedBecause: 'unattended' });
      const staff = await test.database.query<{ mail: string }>(
        'select mail from person where staff or admin order by mail',
      );
      expect((await mailed()).map(({ mail }) => mail)).toEqual(staff.map(({ mail }) => mail));
    });

    it('have ten at most, however many they ask for at once', async () => {
      const made = await Promise.allSettled(
        Array.from({ length: 14 }, () => world.endpoint('http://127.0.0.1:1/', 'saint-paul')),
      );
      expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    });
  });
});

describe('webhooks that lead astray', () => {
  let test: TestDatabase;
  let world: WebhookWorld;
  const outer = '127.0.0.2';

  beforeAll(async () => {
    test = await openTestDatabase();
    // the Internet is 127.0.0.2 here, and 127.0.0.1 is the private network that it is
    const rules = new DestinationRules((address) => address === outer || isPublicAddress(address), true);
    world = await webhookWorld(test.database, { rules });
  }, 60_000);
  afterAll(() => test?.close());

  it.each(['http://127.0.0.1/', 'http://[::1]/', 'http://192.168.1.1/hook', 'http://169.254.169.254/latest/meta-data'])(
    'are refused where the address shows it: %s',
    (url) =>
      expect(world.endpoint(url, 'saint-paul')).rejects.toMatchObject({
        errors: [{ field: 'url', code: 'webhook.address-refused' }],
      }),
  );

  it.each([
    ['a redirect leads into a private network', (inner: string) => ({ status: 307, headers: { location: inner } })],
    ['a redirect would change the request', (inner: string) => ({ status: 302, headers: { location: inner } })],
  ])('reach nothing where %s, and the log says why', async (_what, answer) => {
    const [outside, inside] = [await WebhookReceiver.open(outer), await WebhookReceiver.open()];
    const { status, headers } = answer(inside.url);
    outside.answers(status, headers);
    const { id } = await world.endpoint(outside.url, 'saint-paul');
    await world.again.test(id, world.clerk('saint-paul'));
    await world.sendAll();
    const { rows } = await world.query.deliveries(id, { state: 'failed', mark: null, limit: 1 }, world.staff());
    const why = status === 307 ? { lastStatus: null, lastProblem: 'address-refused' } : { lastStatus: 302 };
    expect([outside.calls.length, inside.calls.length, rows]).toEqual([1, 0, [expect.objectContaining(why)]]);
    await Promise.all([outside.close(), inside.close()]);
  });

  it('follow a redirect that keeps the request, with the same signature', async () => {
    const [first, second] = [await WebhookReceiver.open(outer), await WebhookReceiver.open(outer)];
    first.answers(308, { location: second.url });
    const { id } = await world.endpoint(first.url, 'saint-paul');
    await world.again.test(id, world.clerk('saint-paul'));
    await world.sendAll();
    expect([second.calls[0]?.body, second.calls[0]?.headers['webhook-signature']]).toEqual([
      first.calls[0]?.body,
      first.calls[0]?.headers['webhook-signature'],
    ]);
    expect(await world.states(id)).toEqual(['delivered']);
    const { rows } = await world.query.deliveries(id, { state: null, mark: null, limit: 1 }, world.staff());
    const led = async (by = world.staff()) =>
      (await world.query.delivery(id, rows[0]?.id ?? '', by)).attempts.map(({ answeredBy }) => answeredBy);
    // what follows the host is the owner's affair
    expect([await led(world.clerk('saint-paul')), await led()]).toEqual([
      [second.url],
      [second.url.replace('/hook', '/')],
    ]);
    await Promise.all([first.close(), second.close()]);
  });
});

const recommendation = {
  scores: { breadth: 1, support: 2, plan: 1, funding: 2, reciprocity: 1 },
  noTie: true,
  reason: 'Reason of staff',
};
