import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { Sessions } from '../../src/accounts/application/sessions.js';
import { inboxCountsAnswer, inboxEntryAnswer, waitingAnswer } from '../../src/api/answers/inbox-answer.js';
import { EndMembershipHandler } from '../../src/communities/application/end-membership.handler.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { sampleMails } from '../../src/sample-data/people.js';
import { ApiCaller, listOf } from '../support/api-caller.js';
import { EventReader } from '../support/event-reader.js';
import { PagesWorld } from '../support/pages-world.js';
import { textOf, Visitor } from '../support/visitor.js';

jest.setTimeout(60_000);

const { clerk, official, staff } = sampleMails;

describe('the inbox', () => {
  let world: PagesWorld;
  let other: PagesWorld;
  let reference: string;

  beforeAll(async () => {
    world = await PagesWorld.open();
    other = await another();
    reference = await world.bring('oakland', 'nagasaki', 'in-approval');
  }, 60_000);
  afterAll(async () => {
    await other?.app.close();
    await world?.close();
  });

  /** Another web process on the same store, with connections of its own. */
  async function another(): Promise<PagesWorld> {
    const { url } = world.test;
    const database = new Database(await openDataSource({ url, poolSize: 5 }));
    return PagesWorld.open({ store: { database, url, close: async () => {} } });
  }

  /** A message as a worker queues it. */
  async function tell(mail: string, about = reference, why = 'clerk', id = uuidv7()): Promise<string> {
    const data = {
      why,
      zone: 'Asia/Tokyo',
      link: { path: `/partnerships/${about}` },
      params: {
        reference: about,
        recipient: 'A',
        initiator: 'Oakland',
        counterpart: 'Nagasaki',
        own: 'Oakland',
        partner: 'Nagasaki',
      },
      terms: { kind: 'kinds.sister' },
      details: [],
      quotes: [],
    };
    await world.test.database.query(
      `insert into message (id, partnership_id, template, recipient_id, recipient_mail, recipient_name, data, message_id, next_attempt_at, created_at)
       values ($1::uuid, $2, 'resolution-needed', $3, $4, 'A', $5, $1::uuid::text, now(), now())`,
      [id, await world.id(about), await world.personId(mail), mail, JSON.stringify(data)],
    );
    return id;
  }

  const cookieOf = async (mail: string) => `entente=${await world.signIn(mail)}`;
  async function streamOf(mail: string, { at = world, headers = {}, after = '' } = {}) {
    const Cookie = await cookieOf(mail);
    return EventReader.open(`${at.origin}/inbox/stream${after ? `?after=${after}` : ''}`, { Cookie, ...headers });
  }
  const entries = (reader: EventReader) =>
    reader.events.filter(({ event }) => event === 'entry').map(({ data }) => data.id);
  const isEntry = (id: string) => (each: { event: string; data: { id?: unknown } }) =>
    each.event === 'entry' && each.data.id === id;

  describe('on its pages', () => {
    it('says first what waits on the person, with the way to do it', async () => {
      const page = await (await Visitor.as(world, clerk('oakland'))).get('/inbox');
      expect(textOf(page.text)).toContain('Record the resolution of your council');
      expect(page.text).toContain(`href="/partnerships/${reference}"`);
      const desk = await (await Visitor.as(world, staff)).get('/inbox');
      expect(desk.text).not.toContain(reference);
      expect(textOf((await (await Visitor.as(world, official('oakland'))).get('/inbox')).text)).toContain(
        'Nothing waits on you',
      );
    });

    it('counts beside the navigation of every page, for everybody who is signed in', async () => {
      const visitor = await Visitor.as(world, clerk('nagasaki'));
      await tell(clerk('nagasaki'));
      for (const path of ['/register', '/account', '/partnerships']) {
        const { text } = await visitor.get(path);
        expect(text).toMatch(
          /href="\/partnerships"[^>]*>\s*(<strong[^>]*>)?Your partnerships<span data-count="partnerships">\s*<span class="entente-count">1</,
        );
        expect(text).toMatch(/Inbox<span data-count="inbox">\s*<span class="entente-count">1</);
      }
      const nobody = await fetch(`${world.origin}/register`);
      expect(await nobody.text()).not.toContain('data-changes');
    });

    it('opens what an entry is about, and has it read by that', async () => {
      const visitor = await Visitor.as(world, clerk('nagasaki'));
      const id = await tell(clerk('nagasaki'));
      const list = await visitor.get('/inbox?list=information');
      expect(textOf(list.text)).toContain('Unread');
      const looked = await visitor.get(`/inbox/entries/${id}`, { 'Sec-Purpose': 'prefetch' });
      expect(looked.status).toBe(204);
      expect((await visitor.get('/inbox?list=information&unread=yes')).text).toContain(id);
      const opened = await visitor.get(`/inbox/entries/${id}`);
      expect([opened.status, opened.headers.location]).toEqual([303, `/partnerships/${reference}`]);
      expect((await visitor.get('/inbox?list=information&unread=yes')).text).not.toContain(id);
    });

    it('leads staff to their own page of the case', async () => {
      const id = await tell(staff, reference, 'staff');
      const opened = await (await Visitor.as(world, staff)).get(`/inbox/entries/${id}`);
      expect(opened.headers.location).toBe(`/staff/cases/${reference}`);
    });

    it('marks one and all as read by a form, and comes back to the same list', async () => {
      const visitor = await Visitor.as(world, clerk('nagasaki'));
      const [one, two] = [await tell(clerk('nagasaki')), await tell(clerk('nagasaki'))];
      const from = '/inbox?list=information&unread=yes';
      const marked = await visitor.post(`/inbox/entries/${one}/read?list=information&unread=yes`, {}, from);
      expect([marked.status, marked.headers.location]).toEqual([303, from]);
      const all = await visitor.post('/inbox/entries/read?list=information', { upTo: two }, from);
      expect(all.headers.location).toBe('/inbox?list=information');
      expect(textOf((await visitor.get(from)).text)).toContain('You have read everything');
    });

    it('says what a mail never reached', async () => {
      const id = await tell(clerk('nagasaki'));
      await world.test.database.query(`update message set state = 'bounced' where id = $1`, [id]);
      const { text } = await (await Visitor.as(world, clerk('nagasaki'))).get('/inbox?list=information');
      expect(textOf(text)).toContain(`could not be delivered to ${clerk('nagasaki')}`);
    });

    it.each(['?list=x', '?after=%00', '?older=x&newer=y', '?before=W10', '?list=information&older=%27'])(
      'takes an address that makes no sense for the first page: %s',
      async (query) => {
        expect((await (await Visitor.as(world, clerk('nagasaki'))).get(`/inbox${query}`)).status).toBe(200);
      },
    );

    it('refuses what is not theirs, and what is none', async () => {
      const id = await tell(clerk('nagasaki'));
      const stranger = await Visitor.as(world, clerk('milan'));
      expect((await stranger.get(`/inbox/entries/${id}`)).status).toBe(404);
      expect((await stranger.post(`/inbox/entries/${id}/read`, {}, '/account')).status).toBe(404);
      expect((await stranger.post('/inbox/entries/read', { upTo: 'x' }, '/account')).status).toBe(422);
      expect((await stranger.get('/inbox/entries/x')).status).toBe(400);
      expect((await fetch(`${world.origin}/inbox`, { redirect: 'manual' })).status).toBe(303);
    });
  });

  describe('for programs', () => {
    it('lists, counts and marks', async () => {
      const caller = await ApiCaller.as(world, clerk('nagasaki'));
      await tell(clerk('nagasaki'));
      const items = await caller.all('/inbox', 2);
      for (const item of items) inboxEntryAnswer.parse(item);
      expect(items[0]).toMatchObject({ heading: expect.any(String), reference, readAt: null });
      const waiting = listOf((await caller.get('/inbox/waiting')).json.items);
      expect(waiting.map((each) => waitingAnswer.parse(each).task)).toEqual(['in-approval']);
      const before = inboxCountsAnswer.parse((await caller.get('/inbox/counts')).json);
      expect((await caller.post(`/inbox/${String(items[0]?.id)}/read`)).status).toBe(204);
      expect((await caller.get('/inbox/counts')).json).toEqual({ ...before, unread: before.unread - 1 });
      const all = await caller.post('/inbox/read', { upTo: items[0]?.id });
      expect(all).toMatchObject({ status: 200, json: { marked: before.unread - 1 } });
      expect(listOf((await caller.get('/inbox?unread=true')).json.items)).toEqual([]);
      expect((await caller.post(`/inbox/${uuidv7()}/read`)).status).toBe(404);
    });
  });

  describe('as a stream', () => {
    const open: EventReader[] = [];
    const stream = async (...given: Parameters<typeof streamOf>) => {
      const reader = await streamOf(...given);
      open.push(reader);
      return reader;
    };
    afterAll(() => {
      for (const reader of open) reader.close();
    });

    it('tells an entry and the counts as they change, in every web process', async () => {
      const readers = [await stream(clerk('oakland')), await stream(clerk('oakland'), { at: other })];
      expect(readers[0]?.response.headers['content-type']).toContain('text/event-stream');
      for (const reader of readers) await reader.first(({ event }) => event === 'counts');
      const id = await tell(clerk('oakland'));
      for (const reader of readers) {
        const told = await reader.first(isEntry(id));
        expect(told.data).toEqual({ id, read: false });
        await reader.first(({ event, data }) => event === 'counts' && data.unread === 1);
      }
      // read in one of them
      const before = readers.map(({ events }) => events.length);
      await (await Visitor.as(other, clerk('oakland'))).get(`/inbox/entries/${id}`);
      for (const [index, reader] of readers.entries())
        expect((await reader.first(isEntry(id), before[index])).data).toEqual({ id, read: true });
    });

    it('tells nothing of other people’s', async () => {
      const stranger = await stream(clerk('milan'));
      const reader = await stream(clerk('oakland'));
      await reader.first(isEntry(await tell(clerk('oakland'))));
      expect(entries(stranger)).toEqual([]);
    });

    it('goes on exactly where it was cut, also in a process that has just begun', async () => {
      const reader = await stream(clerk('oakland'));
      const first = await tell(clerk('oakland'));
      await reader.first(isEntry(first));
      reader.close();
      const missed = [await tell(clerk('oakland')), await tell(clerk('oakland')), await tell(clerk('oakland'))];
      const fresh = await another();
      const again = await stream(clerk('oakland'), { at: fresh, headers: { 'Last-Event-ID': reader.lastEventId } });
      await again.first(isEntry(missed[2] ?? ''));
      const last = await tell(clerk('oakland'));
      await again.first(isEntry(last));
      expect(entries(again)).toEqual([...missed, last]);
      const closing = fresh.app.close();
      await again.end();
      await closing;
    });

    it('stays open while the database goes away, and tells afterwards what came', async () => {
      const reader = await stream(clerk('oakland'));
      await reader.first(({ event }) => event === 'counts');
      await world.test.database.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await reader.first(isEntry(await tell(clerk('oakland'))));
      expect(reader.ended).toBe(false);
    });

    it('begins where the page says that it was made', async () => {
      const page = await (await Visitor.as(world, clerk('oakland'))).get('/account');
      const after = /data-changes-after="(\d+)"/.exec(page.text)?.[1] ?? '';
      const between = await tell(clerk('oakland'));
      const reader = await stream(clerk('oakland'), { after });
      await reader.first(isEntry(between));
      expect(entries(reader)).toEqual([between]);
    });

    it.each(['9'.repeat(18), 'x', '-1', ''])(
      'bids a browser that comes with "%s" to look anew, or begins now',
      async (id) => {
        const reader = await stream(clerk('oakland'), { headers: { 'Last-Event-ID': id } });
        await reader.first(({ event }) => event === 'counts');
        expect(reader.events.some(({ event }) => event === 'reset')).toBe(id.startsWith('9'));
        expect(entries(reader)).toEqual([]);
      },
    );

    it('tells that a case has ended which waited on the person, whoever ended it', async () => {
      const own = await world.bring('seattle', 'bergen', 'in-approval');
      const reader = await stream(clerk('seattle'));
      const counted = await reader.first(({ event }) => event === 'counts');
      await world.act(clerk('bergen'), own, 'withdraw', { reason: 'No more' });
      const after = await reader.first(({ event, data }) => event === 'counts' && data.waiting === 0);
      expect([counted.data.waiting, after.data]).toEqual([1, { waiting: 0, unread: 0, moved: true }]);
    });

    it('ends with its session, wherever that is ended, and is not to be had without one', async () => {
      const reader = await stream(clerk('milan'));
      await reader.first(({ event }) => event === 'counts');
      await other.app.get(Sessions).endAll(await world.personId(clerk('milan')));
      expect((await reader.first(({ event }) => event === 'end')).data).toEqual({ because: 'signed-out' });
      await reader.end();
      const Cookie = 'entente=nobody';
      expect((await fetch(`${world.origin}/inbox/stream`, { headers: { Cookie } })).status).toBe(204);
      expect((await fetch(`${world.origin}/inbox/stream`, { method: 'HEAD' })).status).toBe(204);
    });

    it('tells nobody on a page that was another person’s', async () => {
      const Cookie = await cookieOf(clerk('milan'));
      const asked = async (mail: string) => {
        const url = `${world.origin}/inbox/stream?of=${await world.personId(mail)}`;
        const reader = await EventReader.open(url, { Cookie });
        open.push(reader);
        return reader.response.statusCode;
      };
      expect([await asked(clerk('milan')), await asked(clerk('oakland'))]).toEqual([200, 204]);
    });

    it('and what its page asks leave a message for the page that somebody waits for', async () => {
      const Cookie = `${await cookieOf(clerk('milan'))}; entente-flash=${encodeURIComponent(
        JSON.stringify({ kind: 'success', key: 'wording:flash.kept' }),
      )}`;
      const cleared = async (headers: Record<string, string>) =>
        (await fetch(`${world.origin}/inbox`, { headers: { Cookie, ...headers } })).headers
          .getSetCookie()
          .some((cookie) => cookie.startsWith('entente-flash=;'));
      expect([await cleared({ 'X-Unattended': '1' }), await cleared({})]).toEqual([false, true]);
    });

    it('keeps no session alive by being open', async () => {
      const Cookie = await cookieOf(clerk('milan'));
      const id = await world.personId(clerk('milan'));
      await world.test.database.query(`update session set seen_at = now() - interval '1 hour' where person_id = $1`, [
        id,
      ]);
      const reader = await EventReader.open(`${world.origin}/inbox/stream`, { Cookie });
      open.push(reader);
      await reader.first(({ event }) => event === 'counts');
      await fetch(`${world.origin}/inbox`, { headers: { Cookie, 'X-Unattended': '1' } });
      const seen = `select 1 from session where person_id = $1 and seen_at > now() - interval '30 minutes'`;
      expect(await world.test.database.query(seen, [id])).toEqual([]);
      await fetch(`${world.origin}/inbox`, { headers: { Cookie } });
      expect(await world.test.database.query(seen, [id])).toHaveLength(1);
    });

    it('is a handful for each person: the oldest gives way', async () => {
      const six: EventReader[] = [];
      for (let n = 0; n < 6; n++) six.push(await stream(clerk('bergen')));
      expect((await six[0]?.first(({ event }) => event === 'end'))?.data).toEqual({ because: 'too-many' });
      await six[0]?.end();
      const id = await tell(clerk('bergen'), reference, 'clerk');
      for (const reader of six.slice(1)) await reader.first(isEntry(id));
    });

    it('stops what it tells at once to whom a role was taken from', async () => {
      const reader = await stream(clerk('nagasaki'));
      const counted = await reader.first(({ event }) => event === 'counts');
      expect(counted.data.waiting).toBe(1);
      const [row] = await world.test.database.query<{ id: string }>(`select id from community where slug = 'nagasaki'`);
      const key = {
        personId: await world.personId(clerk('nagasaki')),
        communityId: row?.id ?? '',
        role: 'clerk' as const,
      };
      await world.app.get(EndMembershipHandler, { strict: false }).execute(key);
      const id = await tell(clerk('nagasaki'));
      const told = await reader.first(isEntry(id));
      const after = await reader.first(({ event }) => event === 'counts', reader.events.indexOf(told));
      expect(after.data).toMatchObject({ waiting: 0, unread: 0 });
      const visitor = await Visitor.as(world, clerk('nagasaki'));
      expect((await visitor.get('/inbox?list=information')).text).not.toContain(reference);
      expect((await visitor.get(`/inbox/entries/${id}`)).status).toBe(404);
    });
  });
});
