import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/project-root.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { insertCommunities, insertDue, placeAtWork } from '../bench/reminders/bench-rows.js';
import { ensureEmails } from '../support/built-emails.js';
import { postOffice } from '../support/mail-post.js';
import { MailSink } from '../support/mail-sink.js';
import { ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { eventually, wipeQueue } from '../support/outbox-world.js';
import { testQueue } from '../support/services.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';
import { runTypescript, type TypescriptProcess } from '../support/typescript-process.js';
import type { Point } from './reminders.child.js';

jest.setTimeout(240_000);
const child = fileURLToPath(new URL('./reminders.child.ts', import.meta.url));
const day = 86_400_000;

class Everybody extends MailTransport {
  async send(): Promise<string> {
    return '250 taken';
  }
  async close(): Promise<void> {}
}

describe('a worker killed in the middle of a step', () => {
  let test: TestDatabase;
  let world: MailWorld;

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    await test.database.query('delete from message');
    await test.database.query('delete from deadline');
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
  });
  afterAll(() => test.close());

  const dueStep = async (id: string, kind: string) => {
    const [step] = await test.database.query<{ id: string; due_at: Date }>(
      'select id, due_at from deadline where partnership_id = $1 and kind = $2 and done_at is null order by party limit 1',
      [id, kind],
    );
    if (!step) throw new Error(`No ${kind} is planned.`);
    return step;
  };

  async function killedAt(point: Point, step: { id: string }): Promise<void> {
    const { ended, lines } = runTypescript(child, [test.url, world.clock.now().toISOString(), step.id, point]);
    expect([await ended, ...lines]).toEqual(['SIGKILL']);
  }

  it.each(['before it is written', 'after it is written'] as const)(
    'with a reminder, %s, leaves it to be sent exactly once',
    async (point) => {
      const id = await ledTo(world, 'in-approval');
      const step = await dueStep(id, 'reminder-1');
      world.clock.set(step.due_at);
      await killedAt(point, step);
      expect((await world.told()).filter((line) => line.includes('reminder'))).toEqual([]);
      await Promise.all(Array.from({ length: 4 }, () => world.steps.execute(step.id)));
      await world.steps.execute(step.id);
      const reminded = (await world.told()).filter((line) => line.includes('reminder'));
      expect(reminded.length).toBeGreaterThan(0);
      expect(new Set(reminded).size).toBe(reminded.length);
    },
  );

  it('that let a case lapse and died before it noted that, lets it lapse once', async () => {
    const id = await ledTo(world, 'drafting');
    const post = postOffice(world, new Everybody());
    const { due_at: end } = await dueStep(id, 'lapse');
    while (world.clock.now().getTime() + day / 2 < end.getTime()) {
      world.clock.advance(day / 2);
      await world.takeDueSteps();
      await post.sendDue();
    }
    world.clock.set(new Date(end.getTime() + day));
    const lapse = await dueStep(id, 'lapse');
    await killedAt('after the case has lapsed', lapse);
    await world.takeDueSteps(4);
    await world.takeDueSteps(4);
    const lapsed = await test.database.query(
      `select 1 from partnership_event where partnership_id = $1 and type = 'partnership.lapsed'`,
      [id],
    );
    expect(lapsed).toHaveLength(1);
    expect((await world.told()).filter((line) => line === 'otherClerk: lapsed')).toHaveLength(1);
    const open = 'select 1 from deadline where partnership_id = $1 and done_at is null';
    expect(await test.database.query(open, [id])).toEqual([]);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

describe('workers of the product killed while many cases are reminded', () => {
  const many = 240;
  let test: TestDatabase;
  let redisUrl: string | undefined;
  const sink = new MailSink();
  const running: TypescriptProcess[] = [];

  beforeAll(async () => {
    await ensureEmails();
    test = await openTestDatabase();
    ({ redisUrl } = await testQueue());
    await sink.start();
    await insertCommunities(test.database, placeAtWork(new Date()));
  });
  afterAll(async () => {
    for (const { child: worker } of running) worker.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await sink.stop();
    await test.close();
  });

  async function start(): Promise<TypescriptProcess> {
    const env = {
      ...{
        DATABASE_URL: test.url,
        REDIS_URL: redisUrl ?? '',
        SMTP_URL: sink.url,
        ROLE: 'worker',
        WORKER_CONCURRENCY: '4',
      },
      ...{ SECRET_KEY: 'x'.repeat(40), BASE_URL: 'https://entente.example.org', MAIL_FROM: 'a@entente.example' },
      ...{ SAMPLE_DATA: 'off', LOG_LEVEL: 'silent', HOST: '127.0.0.1', PORT: String(await freePort()) },
    };
    const worker = runTypescript(path.join(projectRoot(), 'src', 'main.ts'), [], { env });
    running.push(worker);
    await worker.line('');
    return worker;
  }

  const kill = async (worker: TypescriptProcess): Promise<void> => {
    running.splice(running.indexOf(worker), 1);
    process.kill(worker.pid, 'SIGKILL');
    await worker.ended;
  };
  const count = async (sql: string): Promise<number> =>
    (await test.database.query<{ n: number }>(`select count(*)::integer as n from ${sql}`))[0]?.n ?? 0;
  const done = () => count('deadline where done_at is not null');

  it('tell everybody exactly once, although two are killed and the queue is wiped in the middle', async () => {
    const [first, second] = await Promise.all([start(), start(), start(), start()]);
    const soon = new Date(Date.now() + 2_000);
    await insertDue(test.database, many, soon, new Date(soon.getTime() + 6_000), 'killed');
    await eventually('some are done', async () => (await done()) > many / 8, 60_000);
    if (first) await kill(first);
    await eventually('more are done', async () => (await done()) > many / 3, 60_000);
    await wipeQueue({ prefix: '{entente}', ...(redisUrl ? { redisUrl } : {}) }, test.database);
    if (second) await kill(second);
    await eventually('all are sent', async () => (await count(`message where state = 'sent'`)) === many, 120_000);

    expect(await done()).toBe(many);
    expect(await count(`deadline where outcome = 'sent'`)).toBe(many);
    expect(await count('(select distinct deadline_id from message) m')).toBe(many);
    expect(await count('message')).toBe(many);
    const ids = new Set(sink.mails.map(({ messageId }) => messageId));
    expect(ids.size).toBe(many);
    // whoever was killed after the server had taken a mail left it to be sent again, under the same Message-ID
    expect(sink.mails.length - many).toBeLessThanOrEqual(2 * 4);
  });
});
