import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { accountsOn, aBarePartnership, freshMail, somewhere } from '../support/accounts-fixture.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('codes, links and keys on a real database', () => {
  let test: TestDatabase;
  let accounts: ReturnType<typeof accountsOn>;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(() => {
    accounts = accountsOn(test.database);
  });
  afterAll(() => test.close());

  const aPerson = () => accounts.people.findOrCreate({ mail: freshMail(), name: 'Ana Ruiz' });
  const codeOf = (id: string) => accounts.tokens.codeOf({ id, purpose: 'step-up' });
  const wrongCodeFor = (id: string) => (codeOf(id) === '000000' ? '000001' : '000000');

  /** What the commit of a signature does with the link. */
  async function spend(linkId: string): Promise<number> {
    const sql = 'update sign_in_link set spent_at = $2 where id = $1 and spent_at is null returning id';
    return (await test.database.query(sql, [linkId, accounts.clock.now()])).length;
  }

  describe('a step-up code', () => {
    async function aStepUp() {
      const person = await aPerson();
      const partnership = await aBarePartnership(test.database);
      const { linkId } = await accounts.stepUp.requestStepUp(person.id, partnership.id);
      const check = (code: string) => accounts.stepUp.checkStepUp(person.id, partnership.id, code);
      return { person, partnership, linkId, check };
    }

    it('is mailed by its id, and proves as often as is asked until it is spent', async () => {
      const { person, partnership, linkId, check } = await aStepUp();
      expect(await test.database.query('select * from message where recipient_id = $1', [person.id])).toEqual([
        expect.objectContaining({ template: 'step-up', data: { linkId }, partnership_id: partnership.id }),
      ]);
      for (let n = 0; n < 7; n++) {
        expect(await check(codeOf(linkId))).toEqual({ linkId, sentAt: accounts.clock.now() });
      }
    });

    it('can not be used again once a signature has spent it', async () => {
      const { linkId, check } = await aStepUp();
      await check(codeOf(linkId));
      expect(await spend(linkId)).toBe(1);
      await expect(check(codeOf(linkId))).rejects.toMatchObject({ kind: 'invalid', code: 'code.spent' });
    });

    it('may be wrong five times, also at once', async () => {
      const { linkId, check } = await aStepUp();
      const tries = await Promise.allSettled(Array.from({ length: 9 }, () => check(wrongCodeFor(linkId))));
      const codes = tries.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'right'));
      expect(codes.filter((code) => code === 'code.wrong')).toHaveLength(4);
      await expect(check(codeOf(linkId))).rejects.toMatchObject({
        code: 'code.exhausted',
        errors: [{ field: 'code', code: 'code.exhausted' }],
      });
    });

    it('is over after ten minutes', async () => {
      const { linkId, check } = await aStepUp();
      accounts.clock.advance(10 * 60_000);
      await expect(check(codeOf(linkId))).rejects.toMatchObject({ code: 'code.expired' });
    });

    it('dies when a fresh one is asked for', async () => {
      const { person, partnership, linkId, check } = await aStepUp();
      const fresh = await accounts.stepUp.requestStepUp(person.id, partnership.id);
      await expect(check(codeOf(linkId))).rejects.toMatchObject({ code: 'code.wrong' });
      expect((await check(codeOf(fresh.linkId))).linkId).toBe(fresh.linkId);
    });

    it('proves nothing for another person or another partnership', async () => {
      const { person, partnership, linkId } = await aStepUp();
      const code = codeOf(linkId);
      const stranger = await aPerson();
      const elsewhere = await aBarePartnership(test.database);
      await expect(accounts.stepUp.checkStepUp(stranger.id, partnership.id, code)).rejects.toMatchObject({
        code: 'code.none',
      });
      await expect(accounts.stepUp.checkStepUp(person.id, elsewhere.id, code)).rejects.toMatchObject({
        code: 'code.none',
      });
    });

    it('can not be asked for without end', async () => {
      const { person, partnership } = await aStepUp();
      const ask = () => accounts.stepUp.requestStepUp(person.id, partnership.id);
      for (let n = 0; n < 9; n++) await ask();
      await expect(ask()).rejects.toMatchObject({ kind: 'rate-limited', code: 'limit.stepUpForPerson' });
    });
  });

  describe('a link to a case', () => {
    async function anActionLink(purpose: 'invitation' | 'signature' = 'signature') {
      const person = await aPerson();
      const partnership = await aBarePartnership(test.database);
      const wanted = { purpose, personId: person.id, partnershipId: partnership.id, generation: 1, days: 14 };
      const token = accounts.tokens.tokenOf(await accounts.actionLinks.create(wanted));
      return { person, partnership, token };
    }

    it('says what it is and signs its person in, again and again until it expires', async () => {
      const { person, partnership, token } = await anActionLink();
      expect(await accounts.actionLinks.resolve('signature', token)).toMatchObject({
        person: { id: person.id },
        partnership: { reference: partnership.reference, initiator: 'Saint Paul', counterpart: 'Nagasaki' },
        dead: null,
      });
      for (let n = 0; n < 2; n++) {
        const opened = await accounts.actionLinks.open('signature', token, null, somewhere);
        expect(opened.path).toBe(`/partnerships/${partnership.reference}/sign`);
        expect((await accounts.sessions.find(opened.session?.token ?? ''))?.account.id).toBe(person.id);
      }
      accounts.clock.advance(14 * 86_400_000);
      expect((await accounts.actionLinks.resolve('signature', token)).dead).toBe('expired');
      await expect(accounts.actionLinks.open('signature', token, null, somewhere)).rejects.toMatchObject({
        kind: 'gone',
        code: 'link.expired',
      });
    });

    it('is refused to somebody else who is signed in, and starts no second session for its own person', async () => {
      const { person, token } = await anActionLink();
      const clerk = await aPerson();
      await expect(accounts.actionLinks.open('signature', token, clerk.id, somewhere)).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'link.other-person',
      });
      expect((await accounts.actionLinks.open('signature', token, person.id, somewhere)).session).toBeNull();
    });

    it('starts a short session, since it may be opened again for days', async () => {
      const { token } = await anActionLink();
      const { session } = await accounts.actionLinks.open('signature', token, null, somewhere);
      accounts.clock.advance(2 * 3_600_000);
      expect(await accounts.sessions.find(session?.token ?? '')).toBeNull();
    });

    it('dies with all others of its purpose and partnership when they are revoked', async () => {
      const { partnership, token } = await anActionLink();
      expect(await accounts.actionLinks.revokeAll('invitation', partnership.id)).toBe(0);
      expect(await accounts.actionLinks.revokeAll('signature', partnership.id)).toBe(1);
      expect((await accounts.actionLinks.resolve('signature', token)).dead).toBe('revoked');
    });

    it('to an invitation dies as soon as the case has a later one', async () => {
      const { partnership, token } = await anActionLink('invitation');
      expect((await accounts.actionLinks.resolve('invitation', token)).dead).toBeNull();
      await test.database.query(
        `insert into procedure (id, partnership_id, purpose, state, state_since, on_hold, waiting_on, open, data, started_at)
         values (gen_random_uuid(), $1, 'establish', 'awaiting-counterpart', now(), false, 'counterpart', true, $2, now())`,
        [partnership.id, { invitation: { generation: 2 } }],
      );
      expect((await accounts.actionLinks.resolve('invitation', token)).dead).toBe('revoked');
    });

    it('serves no other purpose', async () => {
      const { token } = await anActionLink('invitation');
      await expect(accounts.actionLinks.resolve('signature', token)).rejects.toMatchObject({ code: 'link.unknown' });
      await expect(accounts.spend.withToken(token, somewhere)).rejects.toMatchObject({ code: 'link.unknown' });
    });
  });

  describe('an API key', () => {
    it('is shown once, kept as a hash, and stands for its person until it is revoked', async () => {
      const person = await aPerson();
      const { id, key } = await accounts.apiKeys.create(person.id, 'report');
      expect(key).toMatch(/^ent_[\w-]{43}$/);
      const [stored] = await test.database.query('select k::text as row from api_key k where id = $1', [id]);
      expect(stored?.row).not.toContain(key.slice(12));
      expect((await accounts.apiKeys.find(key))?.id).toBe(person.id);
      expect(await accounts.apiKeys.list(person.id)).toMatchObject([{ label: 'report', prefix: key.slice(0, 10) }]);
      await accounts.apiKeys.revoke(person.id, id);
      expect(await accounts.apiKeys.find(key)).toBeNull();
      expect(await accounts.apiKeys.list(person.id)).toEqual([]);
    });

    it('is revoked by nobody but its person', async () => {
      const { id, key } = await accounts.apiKeys.create((await aPerson()).id, 'report');
      const stranger = await aPerson();
      for (const which of [id, 'not-an-id']) {
        await expect(accounts.apiKeys.revoke(stranger.id, which)).rejects.toMatchObject({ code: 'api-key.unknown' });
      }
      expect(await accounts.apiKeys.find(key)).not.toBeNull();
    });

    it('is one of 20 at most', async () => {
      const { id } = await aPerson();
      for (let n = 0; n < 20; n++) await accounts.apiKeys.create(id, `key ${n}`);
      await expect(accounts.apiKeys.create(id, 'one more')).rejects.toMatchObject({ code: 'api-key.too-many' });
    });
  });

  describe('people', () => {
    it('are found by their address in any case, and are made once', async () => {
      const mail = freshMail();
      const names = ['Ana', 'Bo', 'Cy', 'Di'];
      const people = await Promise.all(names.map((name) => accounts.people.findOrCreate({ mail, name })));
      expect(new Set(people.map(({ id }) => id)).size).toBe(1);
      expect((await accounts.people.findByMail(mail.toUpperCase()))?.id).toBe(people[0]?.id);
    });

    it('become staff by an admin only, and lose keys and sessions when they stop being it', async () => {
      const person = await aPerson();
      const grant = (by: { isAdmin: boolean } | 'command-line') =>
        accounts.staffRoles.execute(person.id, { staff: true, admin: false }, by);
      await expect(grant({ isAdmin: false })).rejects.toMatchObject({ kind: 'forbidden' });
      await grant({ isAdmin: true });
      const { key } = await accounts.apiKeys.create(person.id, 'report');
      expect(await accounts.apiKeys.find(key)).toMatchObject({ isStaff: true, isAdmin: false });
      await accounts.staffRoles.execute(person.id, { staff: false, admin: false }, 'command-line');
      expect(await accounts.apiKeys.find(key)).toBeNull();
    });
  });
});
