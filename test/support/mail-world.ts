import { v7 as uuidv7 } from 'uuid';
import { QueueClockMails } from '../../src/notifications/application/queue-clock-mails.js';
import { QueuedMessages } from '../../src/notifications/application/queued-messages.js';
import { QueueMails } from '../../src/notifications/application/queue-mails.js';
import { RecipientLinks } from '../../src/notifications/application/recipient-links.js';
import { NotificationConsumer } from '../../src/notifications/jobs/notifications.consumer.js';
import { PostgresMailCases } from '../../src/notifications/infrastructure/postgres-mail-cases.js';
import type { RequestedAction } from '../../src/partnerships/domain/decide.js';
import { PerformActionHandler } from '../../src/partnerships/application/perform-action.handler.js';
import { Preparations } from '../../src/partnerships/application/preparations.js';
import { SignaturePreparation } from '../../src/partnerships/application/signature-preparation.js';
import { StartProposalHandler } from '../../src/partnerships/application/start-proposal.handler.js';
import type { Side } from '../../src/partnerships/domain/states.js';
import { PostgresDeputyAddresses } from '../../src/partnerships/infrastructure/postgres-deputy-addresses.js';
import { PostgresEarlierRequests } from '../../src/partnerships/infrastructure/postgres-earlier-requests.js';
import { PostgresPartnershipStore } from '../../src/partnerships/infrastructure/postgres-partnership-store.js';
import type { Database, Sql } from '../../src/platform/database/database.js';
import type { DeliveredEvent, EventConsumer } from '../../src/platform/outbox/event-consumer.js';
import { Subscriptions } from '../../src/platform/outbox/subscriptions.js';
import { PlanDeadlines } from '../../src/reminders/application/plan-deadlines.js';
import { TakeStep } from '../../src/reminders/application/take-step.js';
import { RemindersConsumer } from '../../src/reminders/jobs/reminders.consumer.js';
import { accountsOn } from './accounts-fixture.js';
import { completeProposal, hashes } from './partnership-builders.js';
import { usualInputs } from './partnership-steps.js';
import { aText, HashedTexts } from './a-text.js';

export const baseUrl = 'https://entente.example.org';

/** Whoever acts: a name of somebody in `Cast`, the clock or the service. */
export type ActorName = keyof Cast | 'clock' | 'service';

export interface Cast {
  clerk: string;
  secondClerk: string;
  otherClerk: string;
  mayor: string;
  otherMayor: string;
  staff: string;
  secondStaff: string;
}

/** The whole way of an event, without a queue between: real handlers, real consumers, one database, one clock. */
export async function mailWorld(database: Database, names = { initiator: 'Saint Paul', counterpart: 'Nagasaki' }) {
  const accounts = accountsOn(database);
  const { clock, wake } = accounts;
  const links = new RecipientLinks(accounts.actionLinks, accounts.people, clock);
  const messages = new QueuedMessages(clock, baseUrl);
  const cases = new PostgresMailCases();
  const subscriptions = new Subscriptions();
  subscriptions.add(new NotificationConsumer(cases, new QueueMails(links, messages, clock), clock));
  subscriptions.add(new RemindersConsumer(new PlanDeadlines(clock)));
  const store = new PostgresPartnershipStore(database, subscriptions, wake);
  const earlier = new PostgresEarlierRequests(database);
  const preparations = new Preparations(
    store,
    { broughtBy: async () => true, scan: async (sha256: string) => ({ sha256, reading: { codes: [] } }) },
    new HashedTexts(),
    new SignaturePreparation(freshCodes(database, clock), { problems: () => [] }, { keep: async () => 'd'.repeat(64) }),
    new PostgresDeputyAddresses(database),
  );
  const handler = new PerformActionHandler(store, preparations, earlier, clock);
  const steps = new TakeStep(database, cases, new QueueClockMails(links, messages), handler, clock);
  const communities = {
    initiator: await aCommunityIn(database, names.initiator, 'US', 'America/Chicago'),
    counterpart: await aCommunityIn(database, names.counterpart, 'JP', 'Asia/Tokyo'),
  };
  const cast = await aCast(database, communities);
  const mailOf = new Map<string, string>();
  for (const [name, id] of Object.entries(cast)) mailOf.set(mailFor(name, id), name);

  const actorOf = (actor: ActorName) =>
    actor === 'clock' || actor === 'service'
      ? ({ kind: actor } as const)
      : ({ kind: 'person', personId: cast[actor] } as const);

  async function start(): Promise<string> {
    const { initiator, counterpart } = communities;
    const input = { kind: 'sister', initiatorId: initiator, counterpartId: counterpart };
    const command = { input, actor: actorOf('clerk') };
    const { partnership } = await new StartProposalHandler(store, earlier, clock).execute(command);
    for (const [section, answers] of Object.entries(completeProposal)) {
      await perform(partnership.id, 'answerSection', 'clerk', { section, answers });
    }
    return partnership.id;
  }

  /** A moment later, so that no two commits have the same instant. */
  async function perform(id: string, action: RequestedAction, by: ActorName, input: object = {}): Promise<void> {
    clock.advance(1_000);
    const usual = action === 'proposeText' ? aText() : (usualInputs[action] as object);
    const whole = action === 'answerSection' ? input : { ...usual, ...input };
    await handler.execute({ partnership: id, action, input: whole, actor: actorOf(by) });
  }

  /** Hands every pending event to its consumers, in order, as the relay would. */
  async function deliver(times = 1): Promise<void> {
    for (;;) {
      const [due] = await database.query<PendingRow>(pendingSql);
      if (!due) return;
      const consumer = subscriptions.consumer(due.consumer);
      for (let time = 0; time < times; time++) await database.transaction((sql) => handled(consumer, due, sql));
    }
  }

  /** Everybody who is told since, as `name: template`, sorted. */
  async function told(): Promise<string[]> {
    await deliver();
    const rows = await database.query<{ template: string; recipient_mail: string }>(
      'select template, recipient_mail from message where not (data ? $1) and id::text > $2 order by id',
      ['seen', seen],
    );
    const [last] = await database.query<{ id: string }>('select max(id::text) as id from message');
    seen = last?.id ?? seen;
    return rows.map(({ template, recipient_mail: mail }) => `${mailOf.get(mail) ?? mail}: ${template}`).sort();
  }
  let seen = '';

  async function takeDueSteps(workers = 1): Promise<void> {
    const due = await database.query<{ id: string }>(
      'select id from deadline where done_at is null and due_at <= $1 order by due_at',
      [clock.now()],
    );
    for (const { id } of due) await Promise.all(Array.from({ length: workers }, () => steps.execute(id)));
    await deliver();
  }

  return {
    ...accounts,
    cast,
    communities,
    database,
    handler,
    steps,
    store,
    messages,
    start,
    perform,
    deliver,
    told,
    takeDueSteps,
  };
}

export type MailWorld = Awaited<ReturnType<typeof mailWorld>>;

interface PendingRow extends Record<string, unknown> {
  consumer: string;
  event_id: string;
}

const pendingSql = `
select consumer, event_id from event_delivery where state = 'pending' order by event_id, consumer limit 1`;
const eventSql = `
select e.*, s.data as private from partnership_event e left join partnership_event_private s on s.event_id = e.id where e.id = $1`;

async function handled(consumer: EventConsumer, { event_id: id }: PendingRow, sql: Sql): Promise<void> {
  const [row] = await sql.query<Record<string, never> & { occurred_at: Date }>(eventSql, [id]);
  if (!row) throw new Error('no such event');
  const event = { ...(row as unknown as DeliveredEvent), id, occurredAt: row.occurred_at.toISOString() };
  await consumer.handle({ ...event, partnershipId: String(row.partnership_id) }, sql);
  await sql.query(`update event_delivery set state = 'handled' where event_id = $1 and consumer = $2`, [
    id,
    consumer.name,
  ]);
}

/** A code is right whatever it is; the link it would spend exists. */
const freshCodes = (database: Database, clock: { now(): Date }) => ({
  async check({ personId, partnershipId }: { personId: string; partnershipId: string }) {
    const id = uuidv7();
    await database.query(
      `insert into sign_in_link (id, person_id, purpose, partnership_id, token_hash, expires_at)
       values ($1, $2, 'step-up', $3, $4, $5)`,
      [id, personId, partnershipId, Buffer.from(id), new Date(clock.now().getTime() + 600_000)],
    );
    return { linkId: id, authenticatedBy: 'mail-code', authenticatedAt: clock.now().toISOString() };
  },
});

async function aCommunityIn(database: Database, name: string, country: string, zone: string): Promise<string> {
  const id = uuidv7();
  await database.query(
    `insert into community (id, slug, name, styled_name, level, country, sovereign, zone, office_title, search_text)
     values ($1, $1::uuid::text, $2, $2, 'city', $3, $3, $4, 'Mayor', lower($2))`,
    [id, name, country, zone],
  );
  return id;
}

const mailFor = (name: string, id: string) => `${name.toLowerCase()}-${id}@example.org`;

async function aCast(database: Database, communities: Record<Side, string>): Promise<Cast> {
  const person = async (name: string, staff = false): Promise<string> => {
    const id = uuidv7();
    await database.query('insert into person (id, name, mail, staff) values ($1, $2, $3, $4)', [
      id,
      `Sample ${name}`,
      mailFor(name, id),
      staff,
    ]);
    return id;
  };
  const clerkOf = async (name: string, side: Side) => {
    const id = await person(name);
    await database.query('insert into membership (id, person_id, community_id, role) values ($1, $2, $3, $4)', [
      uuidv7(),
      id,
      communities[side],
      'clerk',
    ]);
    return id;
  };
  const officialOf = async (name: string, side: Side) => {
    const id = await person(name);
    await database.query(
      `insert into office_term (id, community_id, person_id, name, office, capacity, basis, valid_from, mail_confirmed_at)
       values ($1, $2, $3, $4, 'Mayor', 'holder', 'elected', '2024-01-01', now())`,
      [uuidv7(), communities[side], id, `Sample ${name}`],
    );
    return id;
  };
  return {
    clerk: await clerkOf('clerk', 'initiator'),
    secondClerk: await clerkOf('secondClerk', 'initiator'),
    otherClerk: await clerkOf('otherClerk', 'counterpart'),
    mayor: await officialOf('mayor', 'initiator'),
    otherMayor: await officialOf('otherMayor', 'counterpart'),
    staff: await person('staff', true),
    secondStaff: await person('secondStaff', true),
  };
}

export const contactMail = usualInputs.inviteCounterpart.contactMail;
export const frozenHashes = hashes;

/** On to `state` the usual way; returns the partnership. Whoever was told on the way counts as told. */
export async function ledTo(
  world: MailWorld,
  state:
    | 'draft'
    | 'submitted'
    | 'awaiting-counterpart'
    | 'under-review'
    | 'in-approval'
    | 'drafting'
    | 'signing'
    | 'signed',
): Promise<string> {
  const id = await world.start();
  const way: [string, () => Promise<unknown>][] = [
    ['submitted', () => world.perform(id, 'submit', 'clerk')],
    ['awaiting-counterpart', () => world.perform(id, 'inviteCounterpart', 'staff')],
    ['under-review', () => world.perform(id, 'acceptInvitation', 'otherClerk')],
    ['in-approval', () => world.perform(id, 'recommend', 'staff')],
    ['drafting', () => bothApprove(world, id)],
    ['signing', () => textAgreed(world, id)],
    ['signed', () => bothSign(world, id)],
  ];
  for (const [reached, step] of way) {
    if (state === 'draft') break;
    await step();
    if (reached === state) break;
  }
  await world.told();
  return id;
}

export async function bothApprove(world: MailWorld, id: string): Promise<void> {
  await world.perform(id, 'recordApproval', 'clerk', { side: 'initiator', meetingDate: '2026-02-02' });
  await world.perform(id, 'recordApproval', 'otherClerk', { side: 'counterpart', meetingDate: '2026-02-02' });
}

export async function textAgreed(world: MailWorld, id: string, revision = 1): Promise<void> {
  await world.perform(id, 'proposeText', 'clerk');
  await world.perform(id, 'acceptText', 'otherClerk', { revision });
  await world.perform(id, 'freezeText', 'service', { revision });
}

const signing = { typedName: 'A. Mayor', consent: true, code: '123456' };

export async function bothSign(world: MailWorld, id: string): Promise<void> {
  await world.perform(id, 'sign', 'mayor', signing);
  await world.perform(id, 'sign', 'otherMayor', signing);
}

export const signs = (world: MailWorld, id: string, who: 'mayor' | 'otherMayor') =>
  world.perform(id, 'sign', who, signing);
