import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SmtpMailTransport } from '../../src/platform/mail/smtp-mail-transport.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { MailSink } from '../support/mail-sink.js';
import { type MailWorld, mailWorld } from '../support/mail-world.js';
import { until } from '../support/processes.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript } from '../support/typescript-process.js';

const minute = 60_000;
const thousand = 1_000;
const child = fileURLToPath(new URL('./mail-thousand.child.ts', import.meta.url));

describe('a thousand mails', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let sink: MailSink;
  let transport: SmtpMailTransport;
  let post: ReturnType<typeof postOffice>;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
    world = await mailWorld(test.database);
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('delete from mail_address');
    await test.database.query('delete from message');
    sink = new MailSink();
    await sink.start();
    transport = new SmtpMailTransport({ url: sink.url });
    post = postOffice(world, transport);
  });
  afterEach(async () => {
    await transport.close();
    await sink.stop();
  });
  afterAll(() => test.close(), 30_000);

  /** About no case, so that nothing but the mail itself is at work. */
  async function queue(count = thousand): Promise<void> {
    const data = {
      ...{
        link: { path: '/inbox' },
        why: 'clerk',
        zone: 'UTC',
        terms: { kind: 'kinds.sister' },
        details: [],
        quotes: [],
      },
      params: { initiator: 'Saint Paul', counterpart: 'Nagasaki', own: 'Saint Paul', partner: 'Nagasaki' },
    };
    await test.database.query(
      `insert into message (id, template, recipient_mail, recipient_name, data, message_id, next_attempt_at, created_at)
       select gen_random_uuid(), 'proposal-received', 'p' || n || '@example.org', 'Person ' || n, $1::jsonb, '<' || n || '@x>', $3, $3
       from generate_series(1, $2::integer) n`,
      [JSON.stringify(data), count, world.clock.now()],
    );
  }
  const states = async () => {
    const rows = await test.database.query<{ state: string; n: number }>(
      'select state, count(*)::int as n from message group by state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  };
  const arrived = () => new Set(sink.mails.map(({ to }) => to)).size;
  /** Ids of those that came more than once, and whether each came under one Message-ID only. */
  function twice(): string[] {
    const ids = new Map<string, Set<string>>();
    for (const { to, messageId } of sink.mails) ids.set(to, (ids.get(to) ?? new Set()).add(messageId));
    for (const known of ids.values()) expect(known.size).toBe(1);
    const counts = new Map<string, number>();
    for (const { to } of sink.mails) counts.set(to, (counts.get(to) ?? 0) + 1);
    return [...counts].filter(([, count]) => count > 1).map(([to]) => to);
  }
  async function later(times = 1): Promise<void> {
    for (let time = 0; time < times; time++) {
      world.clock.advance(20 * minute);
      await post.sendDue();
    }
  }

  it('all arrive once, although the server is stopped in the middle and is away for a while', async () => {
    await queue();
    let taken = 0;
    sink.afterData = () => {
      taken += 1;
      if (taken === 400) void sink.stop();
    };
    await post.sendDue();
    const half = await states();
    expect(half.sent).toBeLessThan(thousand);
    expect([half.failed, (half.sent ?? 0) + (half.queued ?? 0)]).toEqual([undefined, thousand]);
    await later();
    await sink.start();
    await later(6);
    expect(await states()).toEqual({ sent: thousand });
    expect(arrived()).toBe(thousand);
    // twice only what it had taken when it went: at most one on each connection
    expect(twice().length).toBeLessThanOrEqual(5);
  }, 240_000);

  it('all arrive, although the server dies in the middle of one mail in ten', async () => {
    await queue(200);
    const died = new Set<string>();
    sink.diesInData = (address) => /0@/.test(address) && !died.has(address) && died.add(address) !== undefined;
    await post.sendDue();
    expect(died.size).toBe(20);
    await later(3);
    expect([await states(), arrived(), twice()]).toEqual([{ sent: 200 }, 200, []]);
  }, 120_000);

  it('come twice, under the same Message-ID, only where the server had taken one and died', async () => {
    await queue(100);
    const dropped = new Set<string>();
    sink.afterData = ({ to }, drop) => {
      if (!/7@/.test(to) || dropped.has(to)) return;
      dropped.add(to);
      drop();
    };
    await post.sendDue();
    await later(3);
    expect(await states()).toEqual({ sent: 100 });
    expect(twice().sort()).toEqual([...dropped].sort());
  }, 120_000);

  it('wait where the server says not now, and are an incident at once where it says never', async () => {
    await queue(100);
    const again = new Set<string>();
    sink.refuse = (address) => {
      if (/1@/.test(address)) return { code: 554, text: '5.7.1 Never' };
      if (/2@/.test(address) && !again.has(address) && again.add(address)) return { code: 421, text: '4.7.0 Not now' };
      return /3@/.test(address) && !again.has(address) && again.add(address)
        ? { code: 450, text: '4.2.1 Greylisted' }
        : null;
    };
    await post.sendDue();
    expect((await states()).failed).toBe(10);
    await later(3);
    expect(await states()).toEqual({ failed: 10, sent: 90 });
    const [row] = await test.database.query<{ attempts: number; server_answer: string }>(
      `select attempts, server_answer from message where state = 'failed' limit 1`,
    );
    expect(row).toEqual({ attempts: 1, server_answer: expect.stringContaining('5.7.1 Never') });
  }, 120_000);

  it('go on past a server that is slow with some', async () => {
    await queue(30);
    const impatient = new SmtpMailTransport({ url: sink.url, silence: 400, longest: 800, connections: 3 });
    sink.delay = 2_000;
    await postOffice(world, impatient).sendDue(30);
    expect(await states()).toEqual({ queued: 30 });
    sink.delay = 0;
    await impatient.close();
    await later(3);
    expect([await states(), arrived()]).toEqual([{ sent: 30 }, 30]);
  }, 60_000);

  it('all arrive when the worker is killed in the middle, and twice only what was on the wire', async () => {
    await queue(300);
    const worker = runTypescript(child, [test.url, sink.url, world.clock.now().toISOString()]);
    await worker.line('sending');
    await until(() => sink.mails.length >= 100, 60_000);
    worker.child.kill('SIGKILL');
    expect(await worker.ended).toBe('SIGKILL');
    await later(3);
    expect([await states(), arrived()]).toEqual([{ sent: 300 }, 300]);
    expect(twice().length).toBeLessThanOrEqual(5);
  }, 120_000);
});
