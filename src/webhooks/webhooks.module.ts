import { Inject, Module, type Provider } from '@nestjs/common';
import { QueueWebhookMails } from '../notifications/application/queue-webhook-mails.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { made } from '../platform/made.js';
import { Subscriptions } from '../platform/outbox/subscriptions.js';
import { Wake } from '../platform/outbox/wake.js';
import { WorkSources } from '../platform/outbox/work-sources.js';
import { DestinationRules } from '../platform/outgoing/destination-rules.js';
import { OutgoingCalls } from '../platform/outgoing/outgoing-calls.js';
import { CONFIG, SECRET_KEY } from '../platform/platform.module.js';
import { EventNewsQuery } from './application/event-news-query.js';
import { FoundWebhook } from './application/found-webhook.js';
import { KeepWebhooks } from './application/keep-webhooks.js';
import { NoteAttempt } from './application/note-attempt.js';
import { PauseWebhook } from './application/pause-webhook.js';
import { SendAgain } from './application/send-again.js';
import { SendWebhook } from './application/send-webhook.js';
import { SteerWebhooks } from './application/steer-webhooks.js';
import { TellWebhooks } from './application/tell-webhooks.js';
import { WebhookDeliveries } from './application/webhook-deliveries.js';
import { WebhookEndpoints } from './application/webhook-endpoints.js';
import { WebhookLog } from './application/webhook-log.js';
import { WebhookSecrets } from './application/webhook-secrets.js';
import { WebhooksQuery } from './application/webhooks.query.js';
import { PostgresEventNews } from './infrastructure/postgres-event-news.js';
import { PostgresWebhookDeliveries } from './infrastructure/postgres-webhook-deliveries.js';
import { PostgresWebhookEndpoints } from './infrastructure/postgres-webhook-endpoints.js';
import { PostgresWebhookLog } from './infrastructure/postgres-webhook-log.js';
import { PostgresWebhookSecrets } from './infrastructure/postgres-webhook-secrets.js';
import { SecretVault } from './infrastructure/secret-vault.js';
import { DueWebhooks } from './jobs/due-webhooks.js';
import { WebhooksConsumer } from './jobs/webhooks.consumer.js';

const stores: Provider[] = [
  { provide: SecretVault, inject: [SECRET_KEY], useFactory: (key: string) => new SecretVault(key) },
  made(PostgresEventNews, [], EventNewsQuery),
  made(PostgresWebhookEndpoints, [Database], WebhookEndpoints),
  made(PostgresWebhookSecrets, [SecretVault], WebhookSecrets),
  made(PostgresWebhookDeliveries, [Database], WebhookDeliveries),
  made(PostgresWebhookLog, [Database], WebhookLog),
];

/** What a use case asks for by name, as one collaborator. */
const together = <Parts extends object>(
  tokens: { readonly [Name in keyof Parts]: unknown },
  token: symbol,
): Provider => ({
  provide: token,
  inject: Object.values(tokens) as never[],
  useFactory: (...given: unknown[]) =>
    Object.fromEntries(Object.keys(tokens).map((name, index) => [name, given[index]])),
});

const KEEPING = Symbol('WebhookStores');
const SENDING = Symbol('SendingParts');
const STEERING = Symbol('SteeringParts');

const useCases: Provider[] = [
  together({ endpoints: WebhookEndpoints, secrets: WebhookSecrets }, KEEPING),
  together({ deliveries: WebhookDeliveries, secrets: WebhookSecrets, calls: OutgoingCalls }, SENDING),
  together(
    { endpoints: WebhookEndpoints, deliveries: WebhookDeliveries, pausing: PauseWebhook, found: FoundWebhook },
    STEERING,
  ),
  made(FoundWebhook, [WebhookEndpoints]),
  made(PauseWebhook, [WebhookEndpoints, WebhookDeliveries, QueueWebhookMails, Clock]),
  made(TellWebhooks, [WebhookEndpoints, EventNewsQuery, WebhookDeliveries, Clock, CONFIG]),
  made(NoteAttempt, [Database, WebhookEndpoints, WebhookDeliveries, PauseWebhook, Clock]),
  made(SendWebhook, [Database, SENDING, NoteAttempt, Clock]),
  made(KeepWebhooks, [Database, KEEPING, FoundWebhook, DestinationRules, Clock]),
  made(SteerWebhooks, [Database, STEERING, Clock, Wake]),
  {
    provide: SendAgain,
    inject: [Database, WebhookDeliveries, WebhookLog, EventNewsQuery, TellWebhooks, FoundWebhook, Wake, CONFIG, Clock],
    useFactory: (
      database: Database,
      deliveries: WebhookDeliveries,
      log: WebhookLog,
      news: EventNewsQuery,
      tell: TellWebhooks,
      found: FoundWebhook,
      wake: Wake,
      { baseUrl }: Config,
      clock: Clock,
    ) => new SendAgain(database, { deliveries, log, news, tell, found, wake, baseUrl }, clock),
  },
  made(WebhooksQuery, [WebhookEndpoints, WebhookLog, FoundWebhook]),
];

/** Telling other programs what happens. In every role: only workers make calls. */
@Module({
  providers: [
    ...stores,
    ...useCases,
    made(WebhooksConsumer, [TellWebhooks, Wake]),
    made(DueWebhooks, [WebhookDeliveries, SendWebhook, Clock]),
  ],
  exports: [WebhooksQuery, KeepWebhooks, SteerWebhooks, SendAgain],
})
export class WebhooksModule {
  constructor(
    @Inject(Subscriptions) subscriptions: Subscriptions,
    @Inject(WebhooksConsumer) consumer: WebhooksConsumer,
    @Inject(WorkSources) sources: WorkSources,
    @Inject(DueWebhooks) due: DueWebhooks,
  ) {
    subscriptions.add(consumer);
    sources.add(due);
  }
}
