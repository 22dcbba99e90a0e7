import pino from 'pino';
import type { ActingPerson } from '../../src/communities/domain/acting-person.js';
import { QueuedMessages } from '../../src/notifications/application/queued-messages.js';
import { QueueWebhookMails } from '../../src/notifications/application/queue-webhook-mails.js';
import type { Database } from '../../src/platform/database/database.js';
import { DeliveryProcessor } from '../../src/platform/outbox/delivery-processor.js';
import { anywhere, type DestinationRules } from '../../src/platform/outgoing/destination-rules.js';
import { type NameResolver, SystemResolver } from '../../src/platform/outgoing/name-resolver.js';
import { OutgoingCalls } from '../../src/platform/outgoing/outgoing-calls.js';
import { FoundWebhook } from '../../src/webhooks/application/found-webhook.js';
import { KeepWebhooks } from '../../src/webhooks/application/keep-webhooks.js';
import { NoteAttempt } from '../../src/webhooks/application/note-attempt.js';
import { PauseWebhook } from '../../src/webhooks/application/pause-webhook.js';
import { SendAgain } from '../../src/webhooks/application/send-again.js';
import { SendWebhook } from '../../src/webhooks/application/send-webhook.js';
import { SteerWebhooks } from '../../src/webhooks/application/steer-webhooks.js';
import { TellWebhooks } from '../../src/webhooks/application/tell-webhooks.js';
import { WebhooksQuery } from '../../src/webhooks/application/webhooks.query.js';
import { PostgresEventNews } from '../../src/webhooks/infrastructure/postgres-event-news.js';
import { PostgresWebhookDeliveries } from '../../src/webhooks/infrastructure/postgres-webhook-deliveries.js';
import { PostgresWebhookEndpoints } from '../../src/webhooks/infrastructure/postgres-webhook-endpoints.js';
import { PostgresWebhookLog } from '../../src/webhooks/infrastructure/postgres-webhook-log.js';
import { PostgresWebhookSecrets } from '../../src/webhooks/infrastructure/postgres-webhook-secrets.js';
import { SecretVault } from '../../src/webhooks/infrastructure/secret-vault.js';
import { DueWebhooks } from '../../src/webhooks/jobs/due-webhooks.js';
import { WebhooksConsumer } from '../../src/webhooks/jobs/webhooks.consumer.js';
import { CoreWorld } from './core-world.js';

export const webhookBaseUrl = 'https://entente.example.org';
const wake = { soon: () => {} };

export interface WebhookWorldOptions {
  readonly rules?: DestinationRules;
  readonly resolver?: NameResolver;
  readonly timeoutMs?: number;
}

/** Webhooks on a real database and real connections, with a clock of their own and without a queue between. */
export async function webhookWorld(
  database: Database,
  { rules = anywhere, resolver = new SystemResolver(), timeoutMs = 2_000 }: WebhookWorldOptions = {},
) {
  const core = new CoreWorld(database);
  await core.populate();
  const { clock } = core;
  const [endpoints, log, news] = [
    new PostgresWebhookEndpoints(database),
    new PostgresWebhookLog(database),
    new PostgresEventNews(),
  ];
  const deliveries = new PostgresWebhookDeliveries(database);
  const secrets = new PostgresWebhookSecrets(new SecretVault('a key of tests that is long enough'));
  const found = new FoundWebhook(endpoints);
  const mails = new QueueWebhookMails(new QueuedMessages(clock, webhookBaseUrl));
  const pausing = new PauseWebhook(endpoints, deliveries, mails, clock);
  const tell = new TellWebhooks(endpoints, news, deliveries, clock, { baseUrl: webhookBaseUrl });
  const calls = new OutgoingCalls(resolver, rules, { timeoutMs, mostBytes: 16_384 });
  const note = new NoteAttempt(database, endpoints, deliveries, pausing, clock);
  const send = new SendWebhook(database, { deliveries, secrets, calls }, note, clock);
  const due = new DueWebhooks(deliveries, send, clock);
  core.subscriptions.add(new WebhooksConsumer(tell, wake));
  const outbox = new DeliveryProcessor(database, core.subscriptions, pino({ level: 'silent' }));
  const again = { deliveries, log, news, tell, found, wake, baseUrl: webhookBaseUrl };

  /** Tells every event that nobody was told of yet. */
  async function tellAll(): Promise<void> {
    const rows = await database.query<{ id: string }>(
      `select event_id as id from event_delivery where consumer = 'webhooks' and state = 'pending'`,
    );
    await outbox.process(
      'webhooks',
      rows.map(({ id }) => id),
    );
  }

  /** Makes all the calls that are due now; how many. */
  async function sendOnce(): Promise<number> {
    const work = await due.claim(1_000);
    await Promise.all(work.map(({ data }) => due.handle(data)));
    return work.length;
  }

  /** Until nothing is due at this instant. */
  async function sendAll(): Promise<number> {
    await tellAll();
    let total = 0;
    for (let made = await sendOnce(); made > 0; made = await sendOnce()) total += made;
    return total;
  }

  const clerk = (slug: string): ActingPerson => ({
    ...{ personId: core.people.clerk[slug] ?? '', staff: false },
    ...{ clerkOf: [core.people.community[slug] ?? ''], tiedTo: [core.people.community[slug] ?? ''] },
  });
  const staff = (): ActingPerson => ({ personId: core.people.staff, staff: true, clerkOf: [], tiedTo: [] });

  return {
    ...{ core, clock, database, due, send, tellAll, sendAll, sendOnce, clerk, staff, deliveries },
    keep: new KeepWebhooks(database, { endpoints, secrets }, found, rules, clock),
    steer: new SteerWebhooks(database, { endpoints, deliveries, pausing, found }, clock, wake),
    again: new SendAgain(database, again, clock),
    query: new WebhooksQuery(endpoints, log, found),
    /** An endpoint of that community, or of the association. */
    async endpoint(url: string, slug: string | null, eventTypes: readonly string[] = []) {
      const by = slug === null ? staff() : clerk(slug);
      const events = eventTypes.length > 0 ? 'chosen' : 'all';
      const input = { name: `Webhook of ${slug ?? 'staff'}`, url, events, eventTypes } as const;
      return this.keep.create(slug === null ? null : (core.people.community[slug] ?? ''), input as never, by);
    },
    async states(endpointId: string): Promise<string[]> {
      const rows = await database.query<{ state: string }>(
        'select state from webhook_delivery where endpoint_id = $1 order by created_at, id',
        [endpointId],
      );
      return rows.map(({ state }) => state);
    },
  };
}

export type WebhookWorld = Awaited<ReturnType<typeof webhookWorld>>;
