import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { EnterDeputyHandler } from '../../src/communities/application/enter-deputy.handler.js';
import { AccountsOfCommunities } from '../../src/communities/infrastructure/accounts-of-communities.js';
import { PostgresOfficeTermStore } from '../../src/communities/infrastructure/postgres-office-term-store.js';
import { RedeliveredSignatureCalls } from '../../src/communities/infrastructure/redelivered-signature-calls.js';
import { QueueOfficeMails } from '../../src/notifications/application/queue-office-mails.js';
import { RecipientLinks } from '../../src/notifications/application/recipient-links.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import { OfficeChanges } from '../../src/offices/application/office-changes.js';
import { TakeTermTurn } from '../../src/offices/application/take-term-turn.js';
import { TellOfTerms } from '../../src/offices/application/tell-of-terms.js';
import { PostgresTermTurns } from '../../src/offices/infrastructure/postgres-term-turns.js';
import { DueTermTurns } from '../../src/offices/jobs/due-term-turns.js';
import { NamedDeputiesConsumer } from '../../src/offices/jobs/named-deputies.consumer.js';
import type { DeliveredEvent } from '../../src/platform/outbox/event-consumer.js';
import { freshMail } from '../support/accounts-fixture.js';
import { ledTo, type MailWorld, mailWorld, signs } from '../support/mail-world.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('what the calendar does to an office term', () => {
  let test: TestDatabase;
  let world: MailWorld;
  let due: DueTermTurns;
  let tell: TellOfTerms;
  let people: AccountsOfCommunities;

  beforeAll(async () => {
    test = await openTestDatabase();
  }, 60_000);
  beforeEach(async () => {
    await test.database.query('update person set staff = false');
    // terms of earlier tests have no more to tell
    await test.database.query(
      'update office_term set begun_on = valid_from, ended_on = valid_until, warned_of = valid_until',
    );
    world = await mailWorld(test.database);
    await world.told();
    const { database, clock } = world;
    const turns = new PostgresTermTurns(database);
    people = new AccountsOfCommunities(world.people, world.memberships, world.actionLinks);
    const offices = new OfficeChanges(new PostgresOfficeTermStore(database), people, new RedeliveredSignatureCalls());
    const links = new RecipientLinks(world.actionLinks, world.people, clock);
    tell = new TellOfTerms(turns, new QueueOfficeMails(new PostgresMailCases(), links, world.messages, clock), clock);
    due = new DueTermTurns(turns, new TakeTermTurn(database, turns, offices, tell, clock), clock, { soon: () => {} });
  });
  afterAll(() => test.close());

  /** What the sweeper does every half second, by as many workers as there are. */
  async function sweep(workers = 1): Promise<string[]> {
    const jobs = (await Promise.all(Array.from({ length: workers }, () => due.claim(100)))).flat();
    await Promise.all(jobs.flatMap(({ data }) => Array.from({ length: workers }, () => due.handle(data))));
    return world.told();
  }

  const mayorUntil = (last: string | null) =>
    test.database.query('update office_term set valid_until = $2 where person_id = $1', [world.cast.mayor, last]);

  async function aTerm(changes: {
    from: string;
    until?: string;
    confirmed?: boolean;
    capacity?: string;
  }): Promise<string> {
    const mail = freshMail();
    const { id } = await world.people.findOrCreate({ name: 'A. Successor', mail });
    await test.database.query(
      `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, valid_until,
         mail_confirmed_at, created_at) values ($1, $2, $3, 'A. Successor', 'Mayor', $4, 'elected', $5, $6, $7, $8)`,
      [
        ...[
          uuidv7(),
          world.communities.initiator,
          id,
          changes.capacity ?? 'holder',
          changes.from,
          changes.until ?? null,
        ],
        ...[changes.confirmed === false ? null : world.clock.now(), world.clock.now()],
      ],
    );
    return mail;
  }

  const dueAt = async (mail: string) =>
    (
      await test.database.query<{ at: Date }>('select next_attempt_at as at from message where recipient_mail = $1', [
        mail,
      ])
    )[0]?.at.toISOString();

  const linksOf = async (personId: string) =>
    (
      await test.database.query<{ revoked_at: Date | null }>(
        `select revoked_at from sign_in_link where person_id = $1 and purpose = 'signature' order by created_at`,
        [personId],
      )
    ).map(({ revoked_at }) => (revoked_at ? 'dead' : 'open'));

  /** Saint Paul is at UTC-6 until 8 March 2026 and at UTC-5 from then on. */
  const go = (instant: string) => world.clock.set(new Date(instant));
  const today = () => world.clock.now().toISOString().slice(0, 10);

  it('lets links die with the last second of the term in the community’s zone, and invites the successor then', async () => {
    await ledTo(world, 'signing');
    await mayorUntil('2026-06-30');
    const successor = await aTerm({ from: '2026-07-01' });
    go('2026-07-01T04:59:59Z');
    await sweep();
    expect(await linksOf(world.cast.mayor)).toContain('open');
    go('2026-07-01T05:00:00Z');
    expect(await sweep()).toEqual([`${successor}: signature-needed`]);
    // at midnight nobody waits for it
    expect(await dueAt(successor)).toBe('2026-07-01T14:00:00.000Z');
    expect(await linksOf(world.cast.mayor)).not.toContain('open');
    expect(await linksOf(world.cast.otherMayor)).toEqual(['open']);
  });

  it('lets them die also where the same person comes into office again later, and not where they go on at once', async () => {
    await ledTo(world, 'signing');
    await mayorUntil('2026-06-30');
    const again = (from: string) =>
      test.database.query(
        `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, mail_confirmed_at)
         values ($1, $2, $3, 'A. Mayor', 'Mayor', 'holder', 'elected', $4, now())`,
        [uuidv7(), world.communities.initiator, world.cast.mayor, from],
      );
    await again('2026-09-01');
    go('2026-07-01T05:00:00Z');
    await sweep();
    expect(await linksOf(world.cast.mayor)).toEqual(['dead']);

    await test.database.query(`update sign_in_link set revoked_at = null where purpose = 'signature'`);
    await test.database.query('update office_term set ended_on = null where person_id = $1', [world.cast.mayor]);
    await again('2026-07-01');
    await sweep();
    expect(await linksOf(world.cast.mayor)).toEqual(['open']);
  });

  it('asks the clerks and staff for a successor where there is none, once, and in the morning', async () => {
    const id = await ledTo(world, 'signing');
    await mayorUntil('2026-06-30');
    await aTerm({ from: '2026-07-01', confirmed: false });
    go('2026-06-20T12:00:00Z');
    await sweep();
    go('2026-07-01T05:00:00Z');
    const asked = [
      'clerk: successor-missing',
      'secondClerk: successor-missing',
      'secondStaff: successor-missing',
      'staff: successor-missing',
    ];
    expect(await sweep()).toEqual(asked);
    const [message] = await test.database.query<{ next_attempt_at: Date }>(
      `select next_attempt_at from message where template = 'successor-missing' and partnership_id = $1
         and recipient_id = $2`,
      [id, world.cast.clerk],
    );
    expect(message?.next_attempt_at.toISOString()).toBe('2026-07-01T14:00:00.000Z');
    go('2026-07-02T05:00:00Z');
    expect(await sweep()).toEqual([]);
  });

  it('tells it once, however many workers are at it', async () => {
    await ledTo(world, 'signing');
    await mayorUntil(today());
    await sweep();
    await test.database.query(`update office_term set turn_claimed_until = null`);
    world.clock.advance(2 * 86_400_000);
    const told = await sweep(4);
    expect(told.filter((line) => line === 'clerk: successor-missing')).toHaveLength(1);
    expect(new Set(told).size).toBe(told.length);
    expect(await sweep(4)).toEqual([]);
  });

  it('does it all the same when the worker that had claimed it was killed', async () => {
    await ledTo(world, 'signing');
    await mayorUntil(today());
    await sweep();
    world.clock.advance(2 * 86_400_000);
    expect(await due.claim(100)).not.toEqual([]);
    expect(await due.claim(100)).toEqual([]);
    world.clock.advance(3_001);
    expect(await sweep()).toContain('clerk: successor-missing');
    expect(await linksOf(world.cast.mayor)).toEqual(['dead']);
  });

  it('takes back no signature that was given', async () => {
    const id = await ledTo(world, 'signing');
    await signs(world, id, 'mayor');
    await world.told();
    await mayorUntil(today());
    world.clock.advance(2 * 86_400_000);
    expect((await sweep()).filter((line) => line.includes('successor'))).toEqual([]);
    const loaded = await world.store.load(id, { kind: 'service' }, world.clock.now());
    expect(loaded?.partnership.procedure.signatures.initiator).toMatchObject({ personId: world.cast.mayor });
  });

  it('invites whoever was confirmed for a later day on the first day, not before', async () => {
    await ledTo(world, 'signing');
    const from = new Date(world.clock.now().getTime() + 3 * 86_400_000).toISOString().slice(0, 10);
    const acting = await aTerm({ from, until: from, capacity: 'acting' });
    world.clock.set(new Date(`${from}T04:00:00Z`));
    expect(await sweep()).not.toContain(`${acting}: signature-needed`);
    world.clock.set(new Date(`${from}T06:30:00Z`));
    expect(await sweep()).toContain(`${acting}: signature-needed`);
  });

  it('warns clerks and the official sixty days before the end, of each case on its way, once', async () => {
    const id = await ledTo(world, 'in-approval');
    await mayorUntil('2026-12-31');
    go('2026-11-01T04:59:00Z');
    expect(await sweep()).toEqual([]);
    go('2026-11-01T05:00:00Z');
    expect(await sweep()).toEqual(warned);
    go('2026-11-05T12:00:00Z');
    expect(await sweep()).toEqual([]);
    await mayorUntil('2026-12-15');
    expect(await sweep()).toContain('mayor: term-ends-soon');
    await test.database.transaction((sql) => tell.ofCase(id, sql));
    expect(await world.told()).toEqual([]);
  });
  const warned = ['clerk: term-ends-soon', 'mayor: term-ends-soon', 'secondClerk: term-ends-soon'];

  it('warns of it when a case comes so far within those sixty days', async () => {
    await mayorUntil(new Date(world.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10));
    const id = await ledTo(world, 'in-approval');
    await world.told();
    await test.database.transaction((sql) => tell.ofCase(id, sql));
    expect(await world.told()).toEqual(warned);
  });

  it('says nothing of it in a case that is far from a signature, revived or not', async () => {
    await mayorUntil(new Date(world.clock.now().getTime() + 20 * 86_400_000).toISOString().slice(0, 10));
    const id = await ledTo(world, 'awaiting-counterpart');
    await world.told();
    await test.database.transaction((sql) => tell.ofCase(id, sql));
    expect(await world.told()).toEqual([]);
  });

  describe('a deputy whom the official names', () => {
    const deputyMail = () => freshMail();

    async function named(
      mail: string,
    ): Promise<{ id: string; event: DeliveredEvent; consumer: NamedDeputiesConsumer }> {
      const id = await ledTo(world, 'signing');
      await world.perform(id, 'nameDeputy', 'mayor', { mail, from: today(), until: today() });
      const [row] = await test.database.query<Record<string, never>>(
        `select e.*, s.data as private, e.partnership_id as "partnershipId" from partnership_event e
         join partnership_event_private s on s.event_id = e.id
         where e.type = 'signature.deputy-named' and e.partnership_id = $1`,
        [id],
      );
      const enter = new EnterDeputyHandler(new PostgresOfficeTermStore(test.database), people, world.clock);
      return { id, event: row as unknown as DeliveredEvent, consumer: new NamedDeputiesConsumer(enter) };
    }

    const confirmDeputy = async (mail: string) => {
      await test.database.query(
        `update office_term set mail_confirmed_at = now() where person_id = (select id from person where mail = $1)`,
        [mail],
      );
      await test.database.transaction((sql) =>
        new RedeliveredSignatureCalls().repeat(world.communities.initiator, sql),
      );
    };

    it('is entered as a delegate with the instrument, once, and is asked after staff confirm', async () => {
      const mail = deputyMail();
      const { event, consumer } = await named(mail);
      for (let time = 0; time < 3; time++) await test.database.transaction((sql) => consumer.handle(event, sql));
      const terms = await test.database.query(
        `select t.id, t.capacity, t.instrument_sha256, t.mail_confirmed_at, t.instrument_until::text from office_term t
         join person p on p.id = t.person_id where p.mail = $1`,
        [mail],
      );
      expect(terms).toEqual([
        {
          ...{ id: event.id, capacity: 'delegate', instrument_sha256: 'f'.repeat(64), mail_confirmed_at: null },
          instrument_until: today(),
        },
      ]);
      expect(await world.told()).toEqual(expect.arrayContaining(['clerk: deputy-named', 'staff: deputy-named']));
      await confirmDeputy(mail);
      expect(await world.told()).toEqual([`${mail}: signature-needed`]);
    });

    it('is refused at once, with its field, where the address is a clerk’s of either community or of the staff', async () => {
      const mailOf = async (id: string) =>
        (await test.database.query<{ mail: string }>('select mail from person where id = $1', [id]))[0]?.mail ?? '';
      const id = await ledTo(world, 'signing');
      const name = (mail: string) => world.perform(id, 'nameDeputy', 'mayor', { mail, from: today(), until: today() });
      for (const [someone, code] of [
        [world.cast.clerk, 'term.mail-is-a-clerks'],
        [world.cast.otherClerk, 'term.mail-is-a-clerks'],
        [world.cast.staff, 'member.is-staff'],
      ] as const)
        await expect(name(await mailOf(someone))).rejects.toMatchObject({ errors: [{ code, field: 'mail' }] });
    });

    it('is refused, for staff to see, where the address has become a clerk’s meanwhile', async () => {
      const mail = deputyMail();
      const { event, consumer } = await named(mail);
      const { id: personId } = await world.people.findOrCreate({ name: 'A. Deputy', mail });
      const clerk = { personId, communityId: world.communities.initiator, role: 'clerk' } as const;
      await test.database.transaction((sql) => world.memberships.grant(clerk, world.cast.staff, sql));
      const entering = test.database.transaction((sql) => consumer.handle(event, sql));
      await expect(entering).rejects.toMatchObject({ errors: [{ code: 'term.mail-is-a-clerks' }] });
    });
  });
});
