import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfirmTermHandler } from '../../src/communities/application/confirm-term.handler.js';
import { EnterTermHandler } from '../../src/communities/application/enter-term.handler.js';
import { AccountsOfCommunities } from '../../src/communities/infrastructure/accounts-of-communities.js';
import { PostgresCommunityStore } from '../../src/communities/infrastructure/postgres-community-store.js';
import { PostgresOfficeTermStore } from '../../src/communities/infrastructure/postgres-office-term-store.js';
import { RedeliveredSignatureCalls } from '../../src/communities/infrastructure/redelivered-signature-calls.js';
import { PostgresDocumentStore } from '../../src/platform/documents/postgres-document-store.js';
import { freshMail } from '../support/accounts-fixture.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Term holders who are there to sign only after the text was frozen. */
describe('an official who comes late', () => {
  let test: TestDatabase;
  let world: MailWorld;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    world = await mailWorld(test.database);
    await world.told();
  });
  afterAll(() => test.close());

  const unconfirm = (personId: string) =>
    test.database.query('update office_term set mail_confirmed_at = null where person_id = $1', [personId]);

  const endYesterday = (personId: string) =>
    test.database.query(`update office_term set valid_until = $2::date - 1 where person_id = $1`, [
      personId,
      world.clock.now(),
    ]);

  function desk() {
    const terms = new PostgresOfficeTermStore(test.database);
    const people = new AccountsOfCommunities(world.people, world.memberships, world.actionLinks);
    const communities = new PostgresCommunityStore(test.database);
    const documents = new PostgresDocumentStore(test.database, world.clock);
    return {
      enter: new EnterTermHandler(communities, terms, people, documents, world.clock),
      confirm: new ConfirmTermHandler(terms, people, new RedeliveredSignatureCalls(), world.clock),
    };
  }

  const byStaff = () => ({ personId: world.cast.staff, staff: true, clerkOf: [], tiedTo: [] });

  async function confirm(personId: string, communityId = world.communities.initiator): Promise<void> {
    const [term] = await test.database.query<{ id: string; mail: string }>(
      'select t.id, p.mail from office_term t join person p on p.id = t.person_id where p.id = $1',
      [personId],
    );
    const command = { communityId, termId: term?.id ?? '', input: { mail: term?.mail }, by: byStaff() };
    await test.database.transaction((sql) => desk().confirm.execute(command, sql));
  }

  /** Entered and confirmed; the person's id. */
  async function aSuccessor(mail: string): Promise<string> {
    const communityId = world.communities.initiator;
    const input = {
      name: 'A. Successor',
      mail,
      office: 'Mayor',
      capacity: 'holder',
      basis: 'elected',
      from: '2026-03-01',
    };
    const { personId } = await test.database.transaction((sql) =>
      desk().enter.execute({ communityId, input, by: byStaff() }, sql),
    );
    await confirm(personId);
    return personId;
  }

  const openLinks = (id: string, personId: string) =>
    test.database.query<{ id: string }>(
      `select id from sign_in_link
       where partnership_id = $1 and person_id = $2 and purpose = 'signature' and revoked_at is null`,
      [id, personId],
    );

  it('is asked to sign once staff confirm the address, and nobody else hears of it again', async () => {
    await unconfirm(world.cast.mayor);
    await ledTo(world, 'signing');
    await confirm(world.cast.mayor);
    expect(await world.told()).toEqual(['mayor: signature-needed']);
    await unconfirm(world.cast.mayor);
    await confirm(world.cast.mayor);
    expect(await world.told()).toEqual([]);
  });

  it('is asked in a case of the sample data too, whose events were never delivered', async () => {
    await unconfirm(world.cast.mayor);
    const id = await ledTo(world, 'signing');
    await world.told();
    await test.database.query('delete from event_delivery where partnership_id = $1', [id]);
    await confirm(world.cast.mayor);
    expect(await world.told()).toContain('mayor: signature-needed');
  });

  it('gets a link that works as a successor, while the predecessor’s is dead', async () => {
    const id = await ledTo(world, 'signing');
    expect(await openLinks(id, world.cast.mayor)).toHaveLength(1);
    await endYesterday(world.cast.mayor);
    const mail = freshMail();
    const successor = await aSuccessor(mail);
    expect(await world.told()).toEqual([`${mail}: signature-needed`]);
    expect(await openLinks(id, world.cast.mayor)).toEqual([]);
    expect(await openLinks(id, world.cast.otherMayor)).toHaveLength(1);
    const [link] = await openLinks(id, successor);
    const token = world.tokens.tokenOf({ id: link?.id ?? '', purpose: 'signature' });
    const opened = await world.actionLinks.resolve('signature', token);
    expect(opened).toMatchObject({ dead: null, person: { id: successor }, partnership: { id } });
  });

  it('keeps the link of whoever still holds the office beside them', async () => {
    const id = await ledTo(world, 'signing');
    await aSuccessor(freshMail());
    expect(await openLinks(id, world.cast.mayor)).toHaveLength(1);
  });

  it('is not asked when their community has signed, nor while the case is elsewhere', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    await aSuccessor(freshMail());
    expect(await world.told()).toEqual([]);
    await world.perform(id, 'reopenText', 'otherClerk');
    await world.told();
    await unconfirm(world.cast.otherMayor);
    await confirm(world.cast.otherMayor, world.communities.counterpart);
    expect(await world.told()).toEqual([]);
  });

  it('is asked with everybody who has not signed when the case is released', async () => {
    await unconfirm(world.cast.mayor);
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'otherMayor');
    await world.perform(id, 'hold', 'staff');
    await world.told();
    await confirm(world.cast.mayor);
    expect(await world.told()).toEqual([]);
    await world.perform(id, 'release', 'staff');
    const released = ['clerk: released', 'mayor: signature-needed', 'otherClerk: released', 'secondClerk: released'];
    expect(await world.told()).toEqual(released);
    await unconfirm(world.cast.mayor);
    await confirm(world.cast.mayor);
    expect(await world.told()).toEqual([]);
  });

  it('is asked again when a case that lapsed while it was to be signed is revived', async () => {
    const id = await ledTo(world, 'signing');
    // at hours at which both communities are at work, or staff; long enough for every reminder, each delivered, and the lapse
    world.clock.advance(13.5 * 3_600_000);
    for (let look = 0; look < 50; look++) {
      world.clock.advance(3.5 * 86_400_000);
      await world.takeDueSteps();
      await test.database.query(`update message set state = 'sent', sent_at = $1 where state = 'queued'`, [
        world.clock.now(),
      ]);
    }
    await world.told();
    await world.perform(id, 'revive', 'staff');
    expect(await world.told()).toEqual(
      expect.arrayContaining(['clerk: revived', 'mayor: signature-needed', 'otherMayor: signature-needed']),
    );
  }, 60_000);
});
