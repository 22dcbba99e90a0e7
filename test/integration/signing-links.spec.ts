import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { somewhere } from '../support/accounts-fixture.js';
import { type ActorName, ledTo, type MailWorld, mailWorld } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const day = 86_400_000;
const ordered = { modes: { initiator: 'electronic', counterpart: 'electronic' }, order: 'initiator-first' };

describe('links to sign', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let id: string;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    id = await ledTo(world, 'signing');
    await world.told();
  });
  afterAll(() => test.close());

  interface Link extends Record<string, unknown> {
    id: string;
    created_at: Date;
    expires_at: Date;
    revoked_at: Date | null;
  }

  const linksOf = (who: 'mayor' | 'otherMayor', of = id): Promise<Link[]> =>
    test.database.query<Link>(
      `select id, created_at, expires_at, revoked_at from sign_in_link
       where partnership_id = $1 and person_id = $2 and purpose = 'signature' order by id`,
      [of, world.cast[who]],
    );
  const tokenOf = (link: Link | undefined) => world.tokens.tokenOf({ id: link?.id ?? '', purpose: 'signature' });
  const open = (token: string, signedIn: string | null = null) =>
    world.actionLinks.open('signature', token, signedIn, somewhere);
  const codeOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 'open',
      (error: { code: string }) => error.code,
    );
  const agree = async (plan: object) => {
    await world.perform(id, 'planSigning', 'clerk', plan);
    const { signingPlan } =
      (await world.store.load(id, { kind: 'service' }, world.clock.now()))?.partnership.procedure ?? {};
    await world.perform(id, 'acceptPlan', 'otherClerk', { plan: signingPlan?.number });
  };
  const sign = (by: ActorName) =>
    world.perform(id, 'sign', by, { code: '123456', evidence: undefined, signatureId: undefined });

  it('are one for each person and case, and work for thirty days from their turn', async () => {
    const [mine, ...others] = await linksOf('mayor');
    expect(others).toEqual([]);
    expect(await linksOf('otherMayor')).toHaveLength(1);
    expect(Number(mine?.expires_at) - Number(mine?.created_at)).toBe(30 * day);
    world.clock.advance(30 * day - 2_000);
    expect(await codeOf(open(tokenOf(mine)))).toBe('open');
    world.clock.advance(2_000);
    expect(await codeOf(open(tokenOf(mine)))).toBe('link.expired');
  });

  it('begin for the second to sign when the first has signed', async () => {
    await agree(ordered);
    expect(await world.told()).toContain('mayor: signature-needed');
    const living = async (who: 'mayor' | 'otherMayor') => (await linksOf(who)).filter((link) => !link.revoked_at);
    expect([await living('mayor'), await living('otherMayor')].map((each) => each.length)).toEqual([1, 0]);
    world.clock.advance(20 * day);
    await sign('mayor');
    expect(await world.told()).toContain('otherMayor: other-signed');
    const [link] = await living('otherMayor');
    expect(Number(link?.expires_at) - Number(world.clock.now())).toBe(30 * day);
  });

  it('are not made for whoever signs with a pen', async () => {
    await agree({ ...ordered, order: 'parallel', modes: { initiator: 'electronic', counterpart: 'ceremony' } });
    await world.told();
    expect((await linksOf('otherMayor')).filter((link) => !link.revoked_at)).toEqual([]);
    await sign('mayor');
    expect(await world.told()).not.toContain('otherMayor: other-signed');
  });

  it('are dead in the very moment in which they are stopped, with sessions that began with them', async () => {
    const [mine] = await linksOf('mayor');
    const [theirs] = await linksOf('otherMayor');
    const { session } = await open(tokenOf(mine));
    const { session: other } = await open(tokenOf(theirs));
    await world.stepUp.requestStepUp(world.cast.mayor, id);
    await world.perform(id, 'revokeSigningLink', 'clerk', { side: 'initiator', reason: 'Sent to the wrong office' });
    expect(await codeOf(open(tokenOf(mine)))).toBe('link.revoked');
    expect(await world.sessions.find(session?.token ?? '')).toBeNull();
    expect(await codeOf(world.stepUp.checkStepUp(world.cast.mayor, id, '000000'))).toBe('code.revoked');
    expect(await codeOf(open(tokenOf(theirs)))).toBe('open');
    expect(await world.sessions.find(other?.token ?? '')).not.toBeNull();
  });

  it('stay stopped: a reminder leads to the ordinary way to sign in, until a new one is sent', async () => {
    await world.perform(id, 'revokeSigningLink', 'clerk', { side: 'initiator', reason: 'Sent to the wrong office' });
    await world.deliver();
    // on a Monday, in the afternoon of Saint Paul
    world.clock.advance(7.5 * day);
    await world.takeDueSteps();
    expect((await linksOf('mayor')).filter((link) => !link.revoked_at)).toEqual([]);
    const [reminder] = await test.database.query<{ link: { path?: string } }>(
      `select data -> 'link' as link from message where partnership_id = $1 and recipient_id = $2 and template = 'reminder.signing'`,
      [id, world.cast.mayor],
    );
    expect(reminder?.link.path).toMatch(/^\/partnerships\/[^/]+\/sign$/);
    await world.perform(id, 'reissueSigningLink', 'staff', { side: 'initiator' });
    expect(await world.told()).toContain('mayor: signature-needed');
    expect((await linksOf('mayor')).filter((link) => !link.revoked_at)).toHaveLength(1);
  });

  it('are replaced with one step: the former one is dead, the new one is mailed to the official alone', async () => {
    const [former] = await linksOf('mayor');
    await world.perform(id, 'reissueSigningLink', 'clerk', { side: 'initiator' });
    expect(await codeOf(open(tokenOf(former)))).toBe('link.revoked');
    expect(await world.told()).toEqual(['mayor: signature-needed']);
    const [, fresh, ...more] = await linksOf('mayor');
    expect(more).toEqual([]);
    expect(await codeOf(open(tokenOf(fresh)))).toBe('open');
    const [other] = await linksOf('otherMayor');
    expect(await codeOf(open(tokenOf(other)))).toBe('open');
  });

  it('open for nobody else, lead to no other case, and are not guessed or bent', async () => {
    const [mine] = await linksOf('mayor');
    const token = tokenOf(mine);
    expect(await codeOf(open(token, world.cast.otherMayor))).toBe('link.other-person');
    expect(await codeOf(open(token, world.cast.clerk))).toBe('link.other-person');
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [forged, token.slice(1), token.toUpperCase(), mine?.id ?? '', 'x'.repeat(43)]) {
      expect(await codeOf(open(wrong))).toBe('link.unknown');
    }
    expect(await codeOf(world.actionLinks.open('invitation', token, null, somewhere))).toBe('link.unknown');
    const elsewhere = world.tokens.tokenOf({ id: mine?.id ?? '', purpose: 'invitation' });
    expect(await codeOf(open(elsewhere))).toBe('link.unknown');
    const resolved = await world.actionLinks.resolve('signature', token);
    expect(resolved).toMatchObject({ partnership: { id }, person: { id: world.cast.mayor } });
    const stored = await test.database.query<{ hash: string }>(
      `select encode(token_hash, 'hex') as hash from sign_in_link where id = $1`,
      [mine?.id],
    );
    expect(stored[0]?.hash).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  });

  it('die when the text is opened again, and again when the plan says that it is somebody else’s turn', async () => {
    const [mine] = await linksOf('mayor');
    await agree({ ...ordered, order: 'counterpart-first' });
    await world.deliver();
    expect(await codeOf(open(tokenOf(mine)))).toBe('link.revoked');
    const theirs = (await linksOf('otherMayor')).at(-1);
    await world.perform(id, 'reopenText', 'clerk');
    await world.deliver();
    expect(await codeOf(open(tokenOf(theirs)))).toBe('link.revoked');
  });
});
