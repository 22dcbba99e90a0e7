import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { accountsOn, aCommunity, anOfficeTerm, freshMail, somewhere } from '../support/accounts-fixture.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('signing in on a real database', () => {
  let test: TestDatabase;
  let accounts: ReturnType<typeof accountsOn>;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(() => {
    accounts = accountsOn(test.database);
  });
  afterAll(() => test.close());

  async function aPerson(mail = freshMail()) {
    return accounts.people.findOrCreate({ mail, name: 'Ana Ruiz' });
  }

  async function aLink(next: string | null = null) {
    const person = await aPerson();
    const id = await accounts.requestSignIn.execute({ mail: person.mail, next }, aClient());
    return { person, id, token: accounts.tokens.tokenOf({ id, purpose: 'sign-in' }) };
  }

  const codeOf = (id: string) => accounts.tokens.codeOf({ id, purpose: 'sign-in' });
  const wrongCodeFor = (id: string) => (codeOf(id) === '000000' ? '000001' : '000000');

  describe('asking for a link', () => {
    it('queues one mail that knows only the id of the link, and stores only hashes', async () => {
      const { person, id, token } = await aLink();
      const messages = await test.database.query('select * from message where recipient_id = $1', [person.id]);
      expect(messages).toEqual([
        expect.objectContaining({
          template: 'sign-in',
          state: 'queued',
          data: { linkId: id },
          recipient_mail: person.mail,
          message_id: expect.stringMatching(/^<[\w-]+@entente\.example\.org>$/),
        }),
      ]);
      const [stored] = await test.database.query('select l::text as link from sign_in_link l where id = $1', [id]);
      expect(stored?.link).not.toContain(token);
      expect(stored?.link).not.toContain(codeOf(id));
      expect(accounts.wake.calls).toBe(1);
    });

    it('answers the same for an address that nobody has, and mails nobody', async () => {
      const mail = freshMail();
      const id = await accounts.requestSignIn.execute({ mail }, aClient());
      expect(id).toMatch(/^[0-9a-f-]{36}$/);
      expect(await accounts.spend.requested(id)).toEqual({ mail, next: null });
      expect(await test.database.query('select 1 from message where recipient_mail = $1', [mail])).toEqual([]);
      for (const left of [4, 3, 2, 1]) {
        await expect(accounts.spend.withCode(id, codeOf(id), aClient())).rejects.toMatchObject({
          code: 'code.wrong',
          params: { left },
        });
      }
      await expect(accounts.spend.withCode(id, codeOf(id), aClient())).rejects.toMatchObject({
        code: 'code.exhausted',
      });
      const token = accounts.tokens.tokenOf({ id, purpose: 'sign-in' });
      await expect(accounts.spend.withToken(token, somewhere)).rejects.toMatchObject({ code: 'link.unknown' });
    });

    it('is limited per address, known or not, with a time to wait', async () => {
      for (const mail of [(await aPerson()).mail, freshMail()]) {
        for (let n = 0; n < 8; n++) await accounts.requestSignIn.execute({ mail }, aClient());
        await expect(accounts.requestSignIn.execute({ mail }, aClient())).rejects.toMatchObject({
          kind: 'rate-limited',
          code: 'limit.signInForAddress',
          params: { retryAfterSeconds: expect.any(Number) },
        });
      }
    });

    it('is limited per client, whatever the addresses', async () => {
      const client = aClient();
      const ask = () => accounts.requestSignIn.execute({ mail: freshMail() }, client);
      for (let n = 0; n < 100; n++) await ask();
      await expect(ask()).rejects.toMatchObject({ code: 'limit.signInFromIp' });
      await expect(accounts.requestSignIn.execute({ mail: freshMail() }, aClient())).resolves.toBeDefined();
    });
  });

  describe('a link', () => {
    it('signs in once, when 20 requests come at the same time', async () => {
      const { token, person } = await aLink('/partnerships/P-2026-00001');
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => accounts.spend.withToken(token, somewhere)),
      );
      const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(won).toHaveLength(1);
      expect(won[0]?.value).toMatchObject({ next: '/partnerships/P-2026-00001', session: { personId: person.id } });
      expect(new Set(lost.map(({ reason }) => reason.code))).toEqual(new Set(['link.spent']));
      expect(await accounts.sessions.list(person.id)).toMatchObject([
        { method: 'mail-link', userAgent: 'a browser', address: '192.0.2.1' },
      ]);
    });

    it('is not spent by looking at it', async () => {
      const { token, person } = await aLink();
      for (let n = 0; n < 3; n++) expect(await accounts.spend.look(token)).toEqual({ mail: person.mail, next: null });
      await expect(accounts.spend.withToken(token, somewhere)).resolves.toBeDefined();
      await expect(accounts.spend.look(token)).rejects.toMatchObject({ kind: 'gone', code: 'link.spent' });
    });

    it('says that its time is over after 20 minutes', async () => {
      const { id, token } = await aLink();
      accounts.clock.advance(20 * 60_000);
      await expect(accounts.spend.look(token)).rejects.toMatchObject({ kind: 'gone', code: 'link.expired' });
      await expect(accounts.spend.withToken(token, somewhere)).rejects.toMatchObject({ code: 'link.expired' });
      await expect(accounts.spend.withCode(id, codeOf(id), aClient())).rejects.toMatchObject({ code: 'code.expired' });
    });

    it('is not known when it is made up, or was made for something else', async () => {
      const { token } = await aLink();
      await expect(accounts.spend.withToken(`${token.slice(1)}x`, somewhere)).rejects.toMatchObject({
        code: 'link.unknown',
      });
      await expect(accounts.actionLinks.resolve('signature', token)).rejects.toMatchObject({ code: 'link.unknown' });
    });
  });

  describe('a code', () => {
    it('signs in once, and then its link is spent, too', async () => {
      const { id, token, person } = await aLink();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 10 }, () => accounts.spend.withCode(id, codeOf(id), aClient())),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await expect(accounts.spend.withToken(token, somewhere)).rejects.toMatchObject({ code: 'link.spent' });
      expect(await accounts.sessions.list(person.id)).toMatchObject([{ method: 'mail-code' }]);
    });

    it('may be wrong five times, also when all are tried at once; then the right one no longer helps', async () => {
      const { id, token } = await aLink();
      const tries = Array.from({ length: 12 }, () => accounts.spend.withCode(id, wrongCodeFor(id), aClient()));
      const codes = (await Promise.allSettled(tries)).map((outcome) =>
        outcome.status === 'rejected' ? outcome.reason.code : 'in',
      );
      expect(codes.filter((code) => code === 'code.wrong')).toHaveLength(4);
      expect(codes.filter((code) => code === 'code.exhausted')).toHaveLength(8);
      await expect(accounts.spend.withCode(id, codeOf(id), aClient())).rejects.toMatchObject({
        code: 'code.exhausted',
      });
      await expect(accounts.spend.withToken(token, somewhere)).resolves.toBeDefined();
    });

    it('may be wrong 20 times a day for one address, however many mails were asked for', async () => {
      const { mail } = await aPerson();
      const guess = async () => {
        const id = await accounts.requestSignIn.execute({ mail }, aClient());
        for (let n = 0; n < 5; n++) await accounts.spend.withCode(id, wrongCodeFor(id), aClient()).catch(() => {});
        return id;
      };
      for (let n = 0; n < 4; n++) await guess();
      const id = await accounts.requestSignIn.execute({ mail }, aClient());
      await expect(accounts.spend.withCode(id, codeOf(id), aClient())).rejects.toMatchObject({
        kind: 'rate-limited',
        code: 'limit.wrongCodesForAddress',
      });
    });

    it('is limited per client', async () => {
      const client = aClient();
      const tries = Array.from({ length: 50 }, () =>
        accounts.spend.withCode(uuidv7(), '123456', client).catch(() => {}),
      );
      await Promise.all(tries);
      await expect(accounts.spend.withCode(uuidv7(), '123456', client)).rejects.toMatchObject({
        code: 'limit.codesFromIp',
      });
    });
  });

  describe('a session', () => {
    const start = (personId: string) =>
      accounts.sessions.start({ personId, method: 'mail-link', linkId: null, client: somewhere });

    it('knows the person, memberships and the offices that are in force in their own zone', async () => {
      const person = await aPerson();
      const tokyo = await aCommunity(test.database, 'Nagasaki', 'Asia/Tokyo');
      const honolulu = await aCommunity(test.database, 'Honolulu', 'Pacific/Honolulu');
      await accounts.memberships.grant({ personId: person.id, communityId: tokyo, role: 'clerk' }, null);
      await anOfficeTerm(test.database, { personId: person.id, communityId: tokyo, from: '2026-04-01', until: null });
      await anOfficeTerm(test.database, {
        personId: person.id,
        communityId: honolulu,
        from: '2026-04-01',
        until: null,
      });
      accounts.clock.set(new Date('2026-03-31T20:00:00Z'));
      const { token } = await start(person.id);
      const found = await accounts.sessions.find(token);
      expect(found?.account).toMatchObject({
        ...{ id: person.id, name: 'Ana Ruiz', isStaff: false, isAdmin: false, isClerk: true, isOfficial: true },
        memberships: [{ communityId: tokyo, community: 'Nagasaki', role: 'clerk' }],
      });
      expect(found?.account.offices.map(({ communityId }) => communityId)).toEqual([tokyo]);
      expect(await accounts.memberships.end({ personId: person.id, communityId: tokyo, role: 'clerk' })).toBe(true);
      expect((await accounts.sessions.find(token))?.account.isClerk).toBe(false);
    });

    it('ends after seven days without a request, and after 30 days whatever happens', async () => {
      const { id } = await aPerson();
      const idle = await start(id);
      const used = await start(id);
      const day = 86_400_000;
      for (let n = 0; n < 29; n++) {
        accounts.clock.advance(day);
        expect(await accounts.sessions.find(used.token)).not.toBeNull();
        if (n === 6) expect(await accounts.sessions.find(idle.token)).toBeNull();
      }
      accounts.clock.advance(day);
      expect(await accounts.sessions.find(used.token)).toBeNull();
    });

    it('of staff ends after two idle hours, and after twelve hours whatever happens', async () => {
      const { id } = await aPerson();
      await accounts.staffRoles.execute(id, { staff: true, admin: false }, 'command-line');
      const idle = await start(id);
      const used = await start(id);
      for (let n = 0; n < 11; n++) {
        accounts.clock.advance(3_600_000);
        expect(await accounts.sessions.find(used.token)).not.toBeNull();
        if (n === 1) expect(await accounts.sessions.find(idle.token)).toBeNull();
      }
      accounts.clock.advance(3_600_000);
      expect(await accounts.sessions.find(used.token)).toBeNull();
    });

    it('gets a new token by rotation, and the former one is dead', async () => {
      const session = await start((await aPerson()).id);
      const token = await accounts.sessions.rotate(session.id);
      expect(await accounts.sessions.find(session.token)).toBeNull();
      expect((await accounts.sessions.find(token))?.id).toBe(session.id);
    });

    it('ends everywhere, with the links that were mailed and not used', async () => {
      const { person, token } = await aLink();
      const sessions = [await start(person.id), await start(person.id)];
      const other = await start((await aPerson()).id);
      await accounts.sessions.endAll(person.id);
      for (const session of sessions) expect(await accounts.sessions.find(session.token)).toBeNull();
      expect(await accounts.sessions.find(other.token)).not.toBeNull();
      await expect(accounts.spend.withToken(token, somewhere)).rejects.toMatchObject({ code: 'link.revoked' });
    });
  });
});

/** Every call another client, so that limits by client stay out of the way. */
function aClient() {
  return { address: `client ${uuidv7()}`, userAgent: null };
}
