import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { EntryFilter } from '../../src/inbox/application/inbox.js';
import { MarkEntries } from '../../src/inbox/application/mark-entries.js';
import { readerOf, type Reader } from '../../src/inbox/domain/reader.js';
import { PostgresInboxChanges } from '../../src/inbox/infrastructure/postgres-inbox-changes.js';
import { PostgresInbox } from '../../src/inbox/infrastructure/postgres-inbox.js';
import { type MailWorld, ledTo, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

jest.setTimeout(60_000);

/** A connection, a transaction or the whole database. */
interface Asked {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const all: EntryFilter = { unread: false, mark: null, limit: 100 };

describe('an inbox', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let inbox: PostgresInbox;
  let changes: PostgresInboxChanges;

  beforeAll(async () => {
    test = await openTestDatabase();
    world = await mailWorld(test.database);
    inbox = new PostgresInbox(test.database);
    changes = new PostgresInboxChanges(test.database);
  });
  afterAll(() => test?.close());

  async function reader(name: keyof MailWorld['cast']): Promise<Reader> {
    const account = await world.people.account(world.cast[name]);
    if (!account) throw new Error('Nobody is there.');
    return readerOf(account);
  }
  const listed = async (name: keyof MailWorld['cast'], filter: Partial<EntryFilter> = {}) =>
    (await inbox.entries(await reader(name), { ...all, ...filter })).entries;
  const templates = async (name: keyof MailWorld['cast']) =>
    (await listed(name)).map(({ template }) => template).reverse();
  const marks = () => new MarkEntries(inbox, world.clock, { soon: () => {} });

  /** What somebody was told, in a transaction that may take its time. */
  const tell = (sql: Asked, personId: string, partnershipId: string, id = uuidv7()) =>
    sql.query(
      `insert into message (id, partnership_id, template, recipient_id, recipient_mail, recipient_name, data, message_id,
         next_attempt_at, created_at) values ($1::uuid, $2, 'held', $3, 'a@example.org', 'A', $4, $1::uuid::text, now(), now())`,
      [
        id,
        partnershipId,
        personId,
        JSON.stringify({ why: 'clerk', link: { path: '/' }, zone: 'UTC', params: {}, terms: {} }),
      ],
    );

  describe('shows', () => {
    let id: string;
    beforeAll(async () => {
      id = await ledTo(world, 'in-approval');
    });

    it('each person what they were told, newest first, with what the case is now', async () => {
      expect(await templates('clerk')).toEqual([
        'proposal-received',
        'invitation-sent',
        'invitation-accepted',
        'resolution-needed',
      ]);
      const [newest] = await listed('otherClerk');
      expect(newest).toMatchObject({
        template: 'resolution-needed',
        readAt: null,
        about: { initiator: 'Saint Paul', counterpart: 'Nagasaki', state: 'in-approval', onHold: false },
      });
    });

    it('never a mail that carries a code or signs somebody in', async () => {
      for (const [template, partnership] of [
        ['sign-in', null],
        ['step-up', id],
      ] as const)
        await test.database.query(
          `insert into message (id, partnership_id, template, recipient_id, recipient_mail, recipient_name, data, message_id,
             next_attempt_at, created_at) values ($1::uuid, $2, $3, $4, 'a@example.org', 'A', '{"linkId":"1"}', $1::uuid::text, now(), now())`,
          [uuidv7(), partnership, template, world.cast.clerk],
        );
      expect(await templates('clerk')).not.toContain('sign-in');
      expect(await templates('clerk')).not.toContain('step-up');
    });

    it('a mail that could not be delivered, and none that was called back', async () => {
      const [newest, older] = await listed('secondClerk');
      await test.database.query(`update message set state = 'failed' where id = $1`, [newest?.id]);
      await test.database.query(`update message set state = 'cancelled' where id = $1`, [older?.id]);
      const shown = await listed('secondClerk');
      expect(shown[0]).toMatchObject({ id: newest?.id, delivery: 'failed' });
      expect(shown.map((entry) => entry.id)).not.toContain(older?.id);
      await test.database.query(`update message set withheld = 'paused' where id = $1`, [older?.id]);
      expect((await listed('secondClerk')).map((entry) => entry.id)).toContain(older?.id);
    });

    it('entries of a case on hold, and no case on hold as one that waits', async () => {
      const before = await inbox.standing(await reader('clerk'));
      await world.perform(id, 'hold', 'staff');
      await world.deliver();
      const after = await inbox.standing(await reader('clerk'));
      expect([before.waiting, after.waiting]).toEqual([1, 0]);
      expect((await listed('clerk'))[0]).toMatchObject({ template: 'held', about: { onHold: true } });
      await world.perform(id, 'release', 'staff');
      await world.deliver();
    });

    it('nothing more to a clerk whose role has ended, nor to staff who are none', async () => {
      expect((await listed('secondStaff')).length).toBeGreaterThan(0);
      await test.database.query('update person set staff = false where id = $1', [world.cast.secondStaff]);
      await test.database.query('update membership set ended_at = now() where person_id = $1', [
        world.cast.secondClerk,
      ]);
      for (const name of ['secondStaff', 'secondClerk'] as const) {
        expect(await listed(name)).toEqual([]);
        expect(await inbox.standing(await reader(name))).toMatchObject({ unread: 0, waiting: 0 });
      }
      const [kept] = await test.database.query<{ message_id: string }>(
        'select message_id from inbox_entry where person_id = $1 limit 1',
        [world.cast.secondClerk],
      );
      const opened = marks().one(await reader('secondClerk'), kept?.message_id ?? '');
      await expect(opened).rejects.toMatchObject({ code: 'inbox.entry-unknown' });
      await test.database.query('update person set staff = true where id = $1', [world.cast.secondStaff]);
      await test.database.query('update membership set ended_at = null where person_id = $1', [world.cast.secondClerk]);
    });

    it('does not show staff’s words to staff who became the clerk of a party', async () => {
      await test.database.query('update person set staff = false where id = $1', [world.cast.secondStaff]);
      await test.database.query('insert into membership (id, person_id, community_id, role) values ($1, $2, $3, $4)', [
        ...[uuidv7(), world.cast.secondStaff, world.communities.initiator, 'clerk'],
      ]);
      expect(await listed('secondStaff')).toEqual([]);
      await test.database.query('delete from membership where person_id = $1', [world.cast.secondStaff]);
      await test.database.query('update person set staff = true where id = $1', [world.cast.secondStaff]);
    });

    it('what is about no case to clerks of the community alone, and to nobody where none is named', async () => {
      const about = async (communityId?: string) => {
        const id = uuidv7();
        const data = { why: 'clerk', communityId, link: { path: '/webhooks/1' }, zone: 'UTC', params: {}, terms: {} };
        await test.database.query(
          `insert into message (id, template, recipient_id, recipient_mail, recipient_name, data, message_id, next_attempt_at, created_at)
           values ($1::uuid, 'webhook-paused', $2, 'a@example.org', 'A', $3, $1::uuid::text, now(), now())`,
          [id, world.cast.clerk, JSON.stringify(data)],
        );
        return (await inbox.entry(await reader('clerk'), id)) !== null;
      };
      const { initiator, counterpart } = world.communities;
      expect([await about(initiator), await about(counterpart), await about()]).toEqual([true, false, false]);
    });

    it('as waiting no more what has ended, at once', async () => {
      expect(await inbox.standing(await reader('clerk'))).toMatchObject({ waiting: 1 });
      await world.perform(id, 'withdraw', 'clerk');
      expect(await inbox.standing(await reader('clerk'))).toMatchObject({ waiting: 0 });
    });
  });

  describe('is read', () => {
    it('by the person and not by one of their browsers, once', async () => {
      await ledTo(world, 'signing');
      const [entry] = await listed('mayor');
      const who = await reader('mayor');
      const before = await inbox.standing(who);
      await marks().one(who, entry?.id ?? '');
      const first = (await inbox.entry(who, entry?.id ?? ''))?.readAt;
      world.clock.advance(60_000);
      await marks().one(who, entry?.id ?? '');
      expect((await inbox.entry(who, entry?.id ?? ''))?.readAt).toEqual(first);
      expect((await inbox.standing(who)).unread).toBe(before.unread - 1);
    });

    it('up to what was shown: what came meanwhile stays unread', async () => {
      const who = await reader('clerk');
      const [newest] = await listed('clerk');
      await tell(test.database, who.personId, await anyCase());
      expect(await marks().allUpTo(who, newest?.id ?? '')).toBeGreaterThan(0);
      expect(await inbox.standing(who)).toMatchObject({ unread: 1 });
      expect(await marks().allUpTo(who, newest?.id ?? '')).toBe(0);
    });

    it('by nobody else', async () => {
      const [entry] = await listed('otherClerk');
      await expect(marks().one(await reader('clerk'), entry?.id ?? '')).rejects.toMatchObject({
        code: 'inbox.entry-unknown',
      });
    });
  });

  const anyCase = async () => {
    const [row] = await test.database.query<{ id: string }>(
      'select id from partnership order by created_at desc limit 1',
    );
    return row?.id ?? (await ledTo(world, 'submitted'));
  };

  it('leads through hundreds of entries, each once, and back', async () => {
    const who = await reader('otherClerk');
    const about = await anyCase();
    for (let n = 0; n < 130; n++) await tell(test.database, who.personId, about);
    const pages: string[][] = [];
    let page = await inbox.entries(who, { ...all, limit: 25 });
    pages.push(page.entries.map(({ id }) => id));
    while (page.older) {
      page = await inbox.entries(who, { ...all, limit: 25, mark: { direction: 'older', id: page.older } });
      pages.push(page.entries.map(({ id }) => id));
    }
    const ids = pages.flat();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual((await inbox.entries(who, { ...all, limit: 500 })).entries.map(({ id }) => id));
    const back = await inbox.entries(who, {
      ...all,
      limit: 25,
      mark: { direction: 'newer', id: pages.at(-1)?.[0] ?? '' },
    });
    expect(back.entries.map(({ id }) => id)).toEqual(pages.at(-2));
    expect(await inbox.standing(who)).toMatchObject({ unread: 100 });
  });

  describe('tells its changes', () => {
    const connections: PoolClient[] = [];
    const begun = async () => {
      const client = await test.database.connect();
      connections.push(client);
      await client.query('begin');
      return client;
    };
    afterAll(() => {
      for (const client of connections) client.release();
    });

    it('each once and in order, also that of a transaction which began earlier and committed later', async () => {
      const { personId } = await reader('clerk');
      const about = await anyCase();
      await changes.number();
      const { visible: start } = await changes.last();
      const [slow, quick] = [await begun(), await begun()];
      const [first, second, third] = [uuidv7(), uuidv7(), uuidv7()];
      await tell(slow, personId, about, first);
      await tell(quick, personId, about, second);
      await quick.query('commit');
      await changes.number();
      const told = await changes.after(personId, start, 100);
      expect(told.map(({ id }) => id)).toEqual([second]);
      await slow.query('commit');
      await tell(test.database, personId, about, third);
      await changes.number();
      const rest = await changes.after(personId, told.at(-1)?.number ?? '', 100);
      expect(rest.map(({ id }) => id)).toEqual([first, third]);
      expect(await changes.after(personId, rest.at(-1)?.number ?? '', 100)).toEqual([]);
    });

    it('loses and repeats none while many write and many number at once', async () => {
      const { personId } = await reader('mayor');
      const about = await anyCase();
      await changes.number();
      let { visible: number } = await changes.last();
      const written: string[] = [];
      const told: string[] = [];
      let writing = true;
      const writer = async (rests: number) => {
        for (let n = 0; n < 40; n++) {
          const id = uuidv7();
          await test.database.transaction(async (sql) => {
            await tell(sql, personId, about, id);
            await sql.query('select pg_sleep($1)', [(rests * (n % 4)) / 1000]);
          });
          written.push(id);
        }
      };
      const numberer = async () => {
        while (writing) await changes.number();
      };
      const read = async () => {
        const found = await changes.after(personId, number, 7);
        told.push(...found.map(({ id }) => id));
        number = found.at(-1)?.number ?? number;
        return found.length;
      };
      const listening = (async () => {
        while (writing) await read();
      })();
      const numbering = [numberer(), numberer()];
      await Promise.all([0, 2, 5, 11].map(writer));
      writing = false;
      await Promise.all([listening, ...numbering]);
      await changes.number();
      while ((await read()) > 0);
      expect(told.length).toBe(160);
      expect([...told].sort()).toEqual([...written].sort());
    });

    it('tells that an entry was read, and of an entry that came and was read only the latest', async () => {
      const who = await reader('clerk');
      await changes.number();
      const { visible: start } = await changes.last();
      const id = uuidv7();
      await tell(test.database, who.personId, await anyCase(), id);
      await changes.number();
      const [came] = await changes.after(who.personId, start, 10);
      expect(came).toMatchObject({ id, read: false });
      await marks().one(who, id);
      await changes.number();
      expect(await changes.after(who.personId, came?.number ?? '', 10)).toEqual([
        expect.objectContaining({ id, read: true }),
      ]);
      expect(await changes.after(who.personId, start, 10)).toHaveLength(1);
      const { people } = await changes.peopleAfter(start, [who.personId, world.cast.staff]);
      expect(people).toEqual([who.personId]);
    });
  });
});
