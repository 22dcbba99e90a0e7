import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticators } from '../../src/accounts/application/authenticators.js';
import { PasskeyChallenges } from '../../src/accounts/application/passkey-challenges.js';
import { PasskeyStepUp } from '../../src/accounts/application/passkey-step-up.js';
import { Passkeys } from '../../src/accounts/application/passkeys.js';
import { FreshProofCheck } from '../../src/accounts/infrastructure/fresh-proof-check.js';
import type { ListedEvent } from '../../src/partnerships/application/partnership-store.js';
import { accountsOn } from '../support/accounts-fixture.js';
import { CoreWorld } from '../support/core-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const partners = [
  'nagasaki',
  'fukuoka',
  'bergen',
  'reykjavik',
  'accra',
  'toronto',
  'milan',
  'melbourne',
  'lima',
  'busan',
];
const mixed = { modes: { initiator: 'ceremony', counterpart: 'electronic' }, order: 'parallel', ceremony: null };

describe('Signing while something else happens', () => {
  let db: TestDatabase;
  let world: CoreWorld;
  let accounts: ReturnType<typeof accountsOn>;

  beforeAll(async () => {
    db = await openTestDatabase();
    accounts = accountsOn(db.database);
    const { clock, tokens } = accounts;
    const passkeys = new PasskeyStepUp(
      new Authenticators(null),
      new PasskeyChallenges(db.database, tokens, clock, accounts.limits),
      new Passkeys(db.database, clock),
    );
    world = new CoreWorld(db.database, { clock, stepUp: new FreshProofCheck(accounts.stepUp, passkeys) });
    await world.populate();
  }, 60_000);
  afterAll(() => db.close());

  const eventsOf = async (id: string, type: string): Promise<ListedEvent[]> =>
    (await world.store.events(id)).filter((event) => event.type === type);

  const personOf = (slug: string) => world.people.official[slug] ?? '';

  /** A code as it was mailed, and what is sent with it. */
  async function codeFor(id: string, personId: string): Promise<{ code: string }> {
    await db.database.query('delete from rate_limit');
    const { linkId } = await accounts.stepUp.requestStepUp(personId, id);
    return { code: accounts.tokens.codeOf({ id: linkId, purpose: 'step-up' }) };
  }

  async function signer(id: string, slug: string): Promise<() => Promise<unknown>> {
    const proof = await codeFor(id, personOf(slug));
    return () => world.signWith(id, slug, proof);
  }

  const settled = async (...attempts: (() => Promise<unknown>)[]): Promise<string[]> => {
    const all = await Promise.allSettled(attempts.map((attempt) => attempt()));
    return all.map((each) => (each.status === 'fulfilled' ? 'done' : reasonOf(each.reason)));
  };
  const reasonOf = ({ code, errors }: { code: string; errors: { code: string }[] }) => errors[0]?.code ?? code;

  it('counts one click of many: the same code sent again and again at once is one signature, and done for all of them', async () => {
    for (const other of partners) {
      const id = await world.bring('oakland', other, 'signing');
      const sign = await signer(id, 'oakland');
      expect(await settled(sign, sign, sign, sign)).toEqual(['done', 'done', 'done', 'done']);
      expect(await eventsOf(id, 'signature.given')).toHaveLength(1);
      expect(await settled(sign)).toEqual(['done']);
      expect(await eventsOf(id, 'signature.given')).toHaveLength(1);
    }
  }, 60_000);

  it('spends a code once: after the text was fixed anew the old one proves nothing', async () => {
    const id = await world.bring('seattle', 'nagasaki', 'signing');
    const proof = await codeFor(id, personOf('seattle'));
    await world.signWith(id, 'seattle', proof);
    const again = accounts.stepUp.checkStepUp(personOf('seattle'), id, proof.code);
    await expect(again).rejects.toMatchObject({ code: 'code.spent' });
  });

  it('lets a new plan or a signature come first, and never a signature against the plan that holds', async () => {
    const outcomes = new Set<string>();
    for (const other of partners) {
      const id = await world.bring('chicago', other, 'signing');
      await world.act(id, 'planSigning', mixed, world.clerk('chicago'));
      const sign = await signer(id, 'chicago');
      const accept = () => world.act(id, 'acceptPlan', { plan: 1 }, world.clerk(other));
      const [signed, accepted] = await settled(sign, accept);
      outcomes.add(`${signed} ${accepted}`);
      const given = await eventsOf(id, 'signature.given');
      const agreed = await eventsOf(id, 'signing.plan-accepted');
      expect(given.length + agreed.length).toBe(1);
    }
    const allowed = ['done plan.signing-began', 'signature.by-pen done'];
    expect([...outcomes].filter((each) => !allowed.includes(each))).toEqual([]);
  }, 60_000);

  it('lets the order of a plan hold for two who sign at once: the second waits, and then signs', async () => {
    for (const other of partners.slice(0, 4)) {
      const id = await world.bring('denver', other, 'signing');
      const ordered = { modes: { initiator: 'electronic', counterpart: 'electronic' }, order: 'counterpart-first' };
      await world.act(id, 'planSigning', ordered, world.clerk('denver'));
      await world.act(id, 'acceptPlan', { plan: 1 }, world.clerk(other));
      const [first, second] = [await signer(id, other), await signer(id, 'denver')];
      const [one, two] = await settled(first, second);
      expect(one).toBe('done');
      if (two !== 'done') expect([two, await settled(second)]).toEqual(['signature.not-your-turn', ['done']]);
      const given = await eventsOf(id, 'signature.given');
      expect(given.map((event) => 'side' in event.data && event.data.side)).toEqual(['counterpart', 'initiator']);
      expect(await world.stateOf(id)).toBe('signed');
    }
  }, 60_000);

  it('gives a signature against a withdrawal, a reopening, a refusal or a stop one outcome, told alike to everybody', async () => {
    const rivals = (id: string, other: string) => [
      () => world.act(id, 'withdraw', { reason: 'We changed our mind.' }, world.clerk(other)),
      () => world.act(id, 'reopenText', { reason: 'A word is wrong.' }, world.clerk(other)),
      () => world.act(id, 'declineToSign', { reason: 'The council is against it.' }, world.official(other)),
      () => world.act(id, 'bar', { citation: 'Some law', reason: 'It says so.' }, world.staff()),
    ];
    for (const [index, other] of [...partners, ...partners].entries()) {
      const id = await world.bring(index < partners.length ? 'miami' : 'austin', other, 'signing');
      const own = index < partners.length ? 'miami' : 'austin';
      const sign = await signer(id, own);
      const [signed] = await settled(sign, rivals(id, other)[index % 4] as () => Promise<unknown>);
      const given = await eventsOf(id, 'signature.given');
      const voided = await eventsOf(id, 'signatures.voided');
      expect([signed === 'done' ? 1 : 0, given.length]).toEqual([given.length, given.length]);
      const standing = await db.database.query(
        'select 1 from signature where partnership_id = $1 and voided_by is null',
        [id],
      );
      expect(standing).toHaveLength(given.length - voided.length);
      expect(await world.stateOf(id)).not.toBe('signing');
      if ((await world.stateOf(id)) === 'drafting')
        await world.act(id, 'withdraw', { reason: 'The end.' }, world.clerk(own));
    }
  }, 120_000);

  it('lets a board sign together: two members at once are two signatures, and the quorum is reached exactly once', async () => {
    for (const other of partners.slice(0, 6)) {
      const members = [personOf('honolulu'), ...(await otherMembers('honolulu'))];
      const id = await world.bring('honolulu', other, 'signing');
      const proofs = await Promise.all(members.map((personId) => codeFor(id, personId)));
      const sign = (index: number) => () => world.signAs(id, members[index] ?? '', proofs[index] ?? {});
      const outcome = await settled(sign(0), sign(1), sign(2), sign(0), sign(1));
      expect(outcome.filter((each) => !['done', 'signature.already-given'].includes(each))).toEqual([]);
      expect(await eventsOf(id, 'signature.given')).toHaveLength(1);
      expect(await eventsOf(id, 'signature.member-given')).toHaveLength(2);
    }
  }, 60_000);

  /** Honolulu is led by a board of three, of whom two sign. */
  async function otherMembers(slug: string): Promise<string[]> {
    const community = world.people.community[slug];
    await db.database.query(`update office_term set capacity = 'collegiate', quorum = 2 where community_id = $1`, [
      community,
    ]);
    const members = ['second', 'third'].map((name) => `${name}-of-${slug}@example.org`);
    for (const mail of members) {
      const person = await accounts.people.findOrCreate({ mail, name: mail });
      await db.database.query(
        `insert into office_term (id, community_id, person_id, name, office, capacity, quorum, basis, valid_from, mail_confirmed_at)
         select $1, $2, $3, $4, 'Commissioner', 'collegiate', 2, 'elected', '2024-01-01', now()
         where not exists (select 1 from office_term where person_id = $3)`,
        [randomUUID(), community, person.id, mail],
      );
    }
    const people = await Promise.all(members.map((mail) => accounts.people.findByMail(mail)));
    return people.map((person) => person?.id ?? '');
  }

  it('decides by the term at the instant of signing, whatever ends it in the same moment', async () => {
    const outcomes = new Set<string>();
    for (const other of partners) {
      const id = await world.bring('cape-town', other, 'signing');
      const sign = await signer(id, 'cape-town');
      const until = (last: string | null) =>
        db.database.query('update office_term set valid_until = $2 where person_id = $1', [
          personOf('cape-town'),
          last,
        ]);
      const [signed] = await settled(sign, () => until('2026-03-01'));
      outcomes.add(signed ?? '');
      const given = await eventsOf(id, 'signature.given');
      expect(given).toHaveLength(signed === 'done' ? 1 : 0);
      expect(await settled(sign)).toEqual([signed === 'done' ? 'partnership.not-found' : signed]);
      expect(await eventsOf(id, 'signature.given')).toHaveLength(given.length);
      await until(null);
    }
    expect(
      [...outcomes].filter((each) => !['done', 'signature.no-authority', 'partnership.not-found'].includes(each)),
    ).toEqual([]);
  }, 60_000);
});
