import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authenticators } from '../../src/accounts/application/authenticators.js';
import { PasskeyChallenges } from '../../src/accounts/application/passkey-challenges.js';
import { PasskeyStepUp } from '../../src/accounts/application/passkey-step-up.js';
import { Passkeys } from '../../src/accounts/application/passkeys.js';
import { RegisterPasskey } from '../../src/accounts/application/register-passkey.js';
import { SignInWithPasskey } from '../../src/accounts/application/sign-in-with-passkey.js';
import { FreshProofCheck } from '../../src/accounts/infrastructure/fresh-proof-check.js';
import { accountsOn, somewhere } from '../support/accounts-fixture.js';
import { CoreWorld, worldHashes } from '../support/core-world.js';
import { type AnswerChanges, SoftwareAuthenticator } from '../support/software-authenticator.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const party = { origin: 'https://entente.example.org', id: 'entente.example.org' };

describe('passkeys', () => {
  let db: TestDatabase;
  let world: CoreWorld;
  let parts: ReturnType<typeof partsOn>;

  function partsOn() {
    const accounts = accountsOn(db.database);
    const { sessions, limits, tokens, clock } = accounts;
    const authenticators = new Authenticators(party);
    const passkeys = new Passkeys(db.database, clock);
    const challenges = new PasskeyChallenges(db.database, tokens, clock, limits);
    const stepUp = new PasskeyStepUp(authenticators, challenges, passkeys);
    return {
      ...{ accounts, clock, passkeys, stepUp },
      register: new RegisterPasskey(db.database, authenticators, challenges, passkeys),
      signIn: new SignInWithPasskey(db.database, authenticators, challenges, passkeys, { sessions, limits }),
      proofs: new FreshProofCheck(accounts.stepUp, stepUp),
    };
  }

  beforeAll(async () => {
    db = await openTestDatabase();
    parts = partsOn();
    world = new CoreWorld(db.database, { stepUp: parts.proofs, clock: parts.clock });
    await world.populate();
  }, 60_000);
  afterAll(() => db.close());

  const personOf = (slug: string) => ({
    id: world.people.official[slug] ?? '',
    mail: `${slug}@example.org`,
    name: slug,
  });

  async function registered(slug: string, changes: AnswerChanges = {}) {
    const authenticator = new SoftwareAuthenticator(party.origin, party.id);
    const person = personOf(slug);
    const asked = await parts.register.ask(person);
    const answer = authenticator.register(asked.options.challenge, changes);
    await parts.register.keep(person.id, asked.challenge, answer, 'My phone');
    return { authenticator, asked, answer, person };
  }

  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'done',
      (error: { code: string }) => error.code,
    );

  /** What signs a case with a passkey, once or more often. */
  async function signing(slug: string, id: string, authenticator: SoftwareAuthenticator, changes: AnswerChanges = {}) {
    const { id: personId } = personOf(slug);
    const asked = await parts.stepUp.ask({ personId, partnershipId: id, contentHash: worldHashes.contentHash });
    const answer = authenticator.answer(asked.options.challenge, changes);
    return () => world.signWith(id, slug, { passkey: { challenge: asked.challenge, answer } });
  }

  it('are added once per question, verified, and are the person’s own', async () => {
    const { asked, answer, person } = await registered('oakland');
    expect(await parts.passkeys.list(person.id)).toMatchObject([{ label: 'My phone', lastUsedAt: null }]);
    expect(await codeOf(parts.register.keep(person.id, asked.challenge, answer, 'Again'))).toBe('passkey.spent');
    const other = personOf('seattle').id;
    const theirs = await parts.register.ask(personOf('seattle'));
    expect(await codeOf(parts.register.keep(person.id, theirs.challenge, answer, 'x'))).toBe('passkey.none');
    expect(await codeOf(parts.register.keep(other, theirs.challenge, answer, 'x'))).toBe('passkey.wrong');
    expect(await codeOf(registered('denver', { unverified: true }))).toBe('passkey.wrong');
    expect(await codeOf(registered('denver', { origin: 'https://entente.example.com' }))).toBe('passkey.wrong');
    const [{ id = '' } = {}] = await parts.passkeys.list(person.id);
    await parts.passkeys.remove(other, id);
    await parts.passkeys.rename(other, id, 'Stolen');
    expect(await parts.passkeys.list(person.id)).toMatchObject([{ label: 'My phone' }]);
    await parts.passkeys.remove(person.id, id);
    expect(await parts.passkeys.list(person.id)).toEqual([]);
  });

  it('sign in without a mail, each answer once', async () => {
    const { authenticator, person } = await registered('chicago');
    const asked = await parts.signIn.ask(somewhere);
    const answer = authenticator.answer(asked.options.challenge);
    const attempts = await Promise.allSettled(
      [1, 2, 3].map(() => parts.signIn.signIn(asked.challenge, answer, somewhere)),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [{ value } = { value: null }] = attempts.flatMap((each) => (each.status === 'fulfilled' ? [each] : []));
    expect(await parts.accounts.sessions.find(value?.token ?? '')).toMatchObject({ account: { id: person.id } });
    const stranger = new SoftwareAuthenticator(party.origin, party.id);
    stranger.register('AA');
    const again = await parts.signIn.ask(somewhere);
    const theirs = stranger.answer(again.options.challenge);
    expect(await codeOf(parts.signIn.signIn(again.challenge, theirs, somewhere))).toBe('passkey.unknown');
  });

  it('sign in the place of a code, with evidence of which one answered about this very text', async () => {
    const id = await world.bring('miami', 'lima', 'signing');
    const { authenticator, answer } = await registered('miami');
    await (await signing('miami', id, authenticator))();
    const given = (await world.store.events(id)).find(({ type }) => type === 'signature.given');
    expect(given?.private).toMatchObject({
      evidence: { authenticatedBy: 'passkey', credentialSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(JSON.stringify(given)).not.toContain(answer.id);
    const [{ lastUsedAt } = {}] = await parts.passkeys.list(personOf('miami').id);
    expect(lastUsedAt).not.toBeNull();
  });

  it('sign once, however often one answer is sent, and however many are sent at once', async () => {
    const id = await world.bring('austin', 'busan', 'signing');
    const { authenticator, person } = await registered('austin');
    const about = { personId: person.id, partnershipId: id, contentHash: worldHashes.contentHash };
    const { challenge, options } = await parts.stepUp.ask(about);
    const answer = authenticator.answer(options.challenge);
    const sign = () => world.signWith(id, 'austin', { passkey: { challenge, answer } });
    await Promise.all([sign(), sign(), sign(), sign()]);
    const given = (await world.store.events(id)).filter(({ type }) => type === 'signature.given');
    expect(given).toHaveLength(1);
    expect(await codeOf(parts.stepUp.check(about, challenge, answer))).toBe('passkey.spent');
  });

  it('are no proof of another text, another case, another person, nor when they are copied or late', async () => {
    const id = await world.bring('honolulu', 'hiroshima', 'signing');
    const elsewhere = await world.bring('honolulu', 'nagasaki', 'signing');
    const { authenticator, person } = await registered('honolulu');
    const about = { personId: person.id, partnershipId: id, contentHash: worldHashes.contentHash };
    const other = await parts.stepUp.ask({ ...about, contentHash: 'f'.repeat(64) });
    const forOther = { challenge: other.challenge, answer: authenticator.answer(other.options.challenge) };
    expect(await codeOf(world.signWith(id, 'honolulu', { passkey: forOther }))).toBe('passkey.wrong');
    const there = await parts.stepUp.ask({ ...about, partnershipId: elsewhere });
    const forThere = { challenge: there.challenge, answer: authenticator.answer(there.options.challenge) };
    expect(await codeOf(world.signWith(id, 'honolulu', { passkey: forThere }))).toBe('passkey.none');
    expect(await codeOf(world.signWith(id, 'hiroshima', { passkey: forThere }))).toBe('passkey.none');
    for (const changes of [{ unverified: true }, { origin: 'https://evil.example' }, { rpId: 'evil.example' }]) {
      expect(await codeOf((await signing('honolulu', id, authenticator, changes))())).toBe('passkey.wrong');
    }
    await parts.passkeys.used((await parts.passkeys.ofPerson(person.id))[0]?.id ?? '', 40, id);
    expect(await codeOf((await signing('honolulu', id, authenticator, { counter: 39 }))())).toBe('passkey.copied');
    const late = await signing('honolulu', id, authenticator, { counter: 60 });
    parts.clock.set(new Date(parts.clock.now().getTime() + 11 * 60_000));
    expect(await codeOf(late())).toBe('passkey.expired');
    expect((await world.store.events(id)).filter(({ type }) => type === 'signature.given')).toEqual([]);
  });

  it('can be at hand for somebody else: their good answer signs nothing in my name', async () => {
    const id = await world.bring('san-jose', 'pune', 'signing');
    const mine = await registered('san-jose');
    const theirs = await registered('pune');
    const about = { personId: mine.person.id, partnershipId: id, contentHash: worldHashes.contentHash };
    const asked = await parts.stepUp.ask(about);
    const passkey = { challenge: asked.challenge, answer: theirs.authenticator.answer(asked.options.challenge) };
    expect(await codeOf(world.signWith(id, 'san-jose', { passkey }))).toBe('passkey.other');
  });
});
