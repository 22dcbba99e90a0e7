import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import pino from 'pino';
import { Housekeeping } from '../../src/accounts/application/housekeeping.js';
import { HousekeepingTimer } from '../../src/accounts/jobs/housekeeping-timer.js';
import { PostgresAgreementDrafts } from '../../src/agreements/infrastructure/postgres-agreement-drafts.js';
import { SetClock } from '../../src/platform/clock/clock.js';
import { aDraft } from '../support/a-drafted-text.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;
const now = new Date('2026-11-02T10:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * day);

describe('clearing away what has had its time', () => {
  let test: TestDatabase;
  let housekeeping: Housekeeping;
  const person = uuidv7();

  beforeAll(async () => {
    test = await openTestDatabase();
    housekeeping = new Housekeeping(test.database, new SetClock(now));
    await test.database.query(`insert into person (id, name, mail) values ($1, 'A. Clerk', 'clerk@city.example')`, [
      person,
    ]);
  }, 60_000);
  afterAll(() => test.close());

  const column = async (sql: string) => (await test.database.query<{ it: string }>(sql)).map(({ it: value }) => value);

  async function aLink(purpose: string, expired: number): Promise<string> {
    const id = uuidv7();
    await test.database.query(
      `insert into sign_in_link (id, person_id, purpose, mail, token_hash, expires_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, person, purpose, `${purpose} ${expired}`, Buffer.from(id), ago(expired)],
    );
    return id;
  }

  async function aSession(name: string, expires: Date, ended: Date | null, link: string | null = null): Promise<void> {
    const id = uuidv7();
    await test.database.query(
      `insert into session (id, token_hash, person_id, method, link_id, user_agent, idle_seconds, expires_at, ended_at)
       values ($1, $2, $3, 'mail-link', $4, $5, 3600, $6, $7)`,
      [id, Buffer.from(id), person, link, name, expires, ended],
    );
  }

  it('forgets after ninety days what webhooks were sent, and never what still waits to be sent', async () => {
    const endpoint = uuidv7();
    await test.database.query(
      `insert into webhook_endpoint (id, name, url, created_at, created_by) values ($1, 'Website', 'https://city.example/', $2, $3)`,
      [endpoint, ago(300), person],
    );
    for (const [state, age] of [
      ['delivered', 91],
      ['failed', 91],
      ['held', 91],
      ['delivered', 89],
      ['pending', 200],
    ] as const) {
      await test.database.query(
        `insert into webhook_delivery (id, endpoint_id, type, body, state, next_attempt_at, created_at, done_at)
         values ($1, $2, 'webhook.test', '{}', $3, $4, $4, case when $3 in ('delivered', 'failed') then $4::timestamptz end)`,
        [uuidv7(), endpoint, state, ago(age)],
      );
    }
    expect(await housekeeping.execute()).toMatchObject({ webhookDeliveries: 3 });
    expect(await column('select state as it from webhook_delivery order by 1')).toEqual(['delivered', 'pending']);
  });

  it('forgets keys of requests after two days', async () => {
    for (const age of [1, 3]) {
      await test.database.query(
        `insert into idempotency_key (person_id, key, request_hash, created_at) values ($1, $2, '\\x00', $3)`,
        [person, `${age} days`, ago(age)],
      );
    }
    expect(await housekeeping.execute()).toMatchObject({ idempotencyKeys: 1 });
    expect(await column('select key as it from idempotency_key')).toEqual(['1 days']);
  });

  it('forgets sessions a month after their end, and mailed codes after three unless a session began with them', async () => {
    await aSession('alive', ago(-1), null);
    await aSession('ended lately', ago(-1), ago(29));
    await aSession('ended long ago', ago(-1), ago(31));
    await aSession('expired lately', ago(29), null);
    await aSession('expired long ago', ago(31), null, await aLink('sign-in', 91));
    await aSession('began long ago', ago(-1), null, await aLink('sign-in', 92));
    for (const purpose of ['sign-in', 'step-up', 'signature', 'invitation']) {
      await aLink(purpose, 89);
      await aLink(purpose, 93);
    }
    expect(await housekeeping.execute()).toMatchObject({ sessions: 2, links: 3 });
    const sessions = await column('select user_agent as it from session order by 1');
    expect(sessions).toEqual(['alive', 'began long ago', 'ended lately', 'expired lately']);
    expect(await column('select mail as it from sign_in_link order by 1')).toEqual(
      [
        'invitation 89',
        'invitation 93',
        'sign-in 89',
        'sign-in 92',
        'signature 89',
        'signature 93',
        'step-up 89',
      ].sort(),
    );
  });

  it('keeps the newest 2,000 of caught mails, and all where there are fewer', async () => {
    const insert = `
      insert into caught_mail (id, message_id, sender, recipients, subject, raw, caught_at)
      select gen_random_uuid(), '', '', '{}', n::text, '', $1::timestamptz - n * interval '1 second'
      from generate_series($2::integer, $3::integer) n`;
    await test.database.query(insert, [now, 1, 1_999]);
    expect(await housekeeping.execute()).toMatchObject({ caughtMails: 0 });
    await test.database.query(insert, [now, 2_000, 2_003]);
    expect(await housekeeping.execute()).toMatchObject({ caughtMails: 3 });
    expect(await column('select max(subject::integer)::text as it from caught_mail')).toEqual(['2000']);
  });

  it('forgets working copies of texts a month after their case has ended, unless staff may still revive it', async () => {
    const world = new CoreWorld(test.database);
    await world.populate();
    const drafts = new PostgresAgreementDrafts(test.database, world.clock);
    const clerk = world.people.clerk['saint-paul'] ?? '';
    const ends: [string, string, number, boolean][] = [
      ['nagasaki', 'drafting', 400, false],
      ['fukuoka', 'withdrawn', 29, false],
      ['hiroshima', 'withdrawn', 31, false],
      ['kanagawa', 'lapsed', 400, false],
      ['milan', 'lapsed', 31, true],
    ];
    for (const [other, state, days, revived] of ends) {
      const id = await world.bring('saint-paul', other, 'drafting');
      const [row] = await test.database.query<{ id: string }>(
        `update procedure set state = $2, open = $3, state_since = $4, data = data || jsonb_build_object('revived', $5::boolean)
         where partnership_id = $1 returning id`,
        [id, state, state === 'drafting', ago(days), revived],
      );
      const text = { ...aDraft(), termYears: days };
      const draft = { base: 0, beginning: text, text, expectedVersion: 0, personId: clerk };
      await drafts.save({ procedureId: row?.id ?? '', side: 'initiator', ...draft });
    }
    expect(await housekeeping.execute()).toMatchObject({ drafts: 2 });
    const left = await column(`select data ->> 'termYears' as it from agreement_draft order by 1`);
    expect(left).toEqual(['29', '400', '400']);
  }, 30_000);

  it('is done by one worker at a time', async () => {
    await test.database.transaction(async (sql) => {
      await sql.query('select pg_advisory_xact_lock(7265146003)');
      expect(await housekeeping.execute()).toBeNull();
    });
    expect(await housekeeping.execute()).not.toBeNull();
  });

  it('comes round every hour, also after a round that failed, until the worker stops', async () => {
    jest.useFakeTimers();
    const execute = jest.fn<Housekeeping['execute']>().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(null);
    const timer = new HousekeepingTimer({ execute }, pino({ level: 'silent' }));
    timer.onApplicationBootstrap();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(execute).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(execute).toHaveBeenCalledTimes(2);
    await timer.beforeApplicationShutdown();
    await jest.advanceTimersByTimeAsync(7_200_000);
    expect(execute).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
  });
});
