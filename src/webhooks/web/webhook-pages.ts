import type { ListPage } from '../../platform/database/keyset.js';
import type { FormModel } from '../../platform/web/forms/form-model.js';
import { addresses } from '../../platform/web/navigation.js';
import { addressOf } from '../../platform/web/query-string.js';
import type { DeliveryDetails, DeliveryFilter, ListedDelivery } from '../application/webhook-log.js';
import type { SeenWebhook } from '../application/webhooks.query.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';

export const staffWebhooksPath = addresses.staffWebhooks;
export const webhookHref = (id: string): string => `${addresses.webhooks}/${id}`;
const deliveryHref = ({ endpointId, id }: Pick<ListedDelivery, 'endpointId' | 'id'>): string =>
  `${webhookHref(endpointId)}/deliveries/${id}`;

export interface WebhookLine {
  readonly name: string;
  readonly href: string;
  readonly host: string;
  /** Null is the association. */
  readonly owner: string | null;
  readonly standing: 'active' | 'failing' | 'paused';
  readonly deliveredAt: Date | null;
}

export interface WebhookListPage {
  readonly ofStaff: boolean;
  readonly webhooks: readonly WebhookLine[];
  readonly newHref: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

export interface WebhookFormPage {
  readonly what: 'new' | 'change' | 'secret' | 'replay' | 'remove';
  readonly name: string | null;
  readonly back: string;
  readonly form: FormModel | null;
  readonly action: string;
}

export interface WebhookSecretPage {
  readonly name: string;
  readonly secret: string;
  readonly made: 'new' | 'another' | 'instead';
  readonly href: string;
}

export interface DeliveryLine extends ListedDelivery {
  readonly href: string;
}

export interface WebhookPage {
  readonly webhook: WebhookEndpoint;
  readonly standing: WebhookLine['standing'];
  readonly keeps: boolean;
  readonly held: number;
  readonly href: string;
  readonly back: string;
  readonly resume: FormModel | null;
  readonly tabs: readonly { readonly state: string; readonly href: string; readonly current: boolean }[];
  readonly deliveries: readonly DeliveryLine[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

export interface WebhookDeliveryPage {
  readonly delivery: DeliveryDetails;
  /** Indented for people; what was sent has no spaces. */
  readonly body: string;
  readonly webhookId: string;
  readonly name: string;
  readonly back: string;
  /** Null where it can't be sent again now. */
  readonly againHref: string | null;
}

declare module '../../platform/web/views.js' {
  interface Views {
    'webhooks/list': WebhookListPage;
    'webhooks/form': WebhookFormPage;
    'webhooks/secret': WebhookSecretPage;
    'webhooks/webhook': WebhookPage;
    'webhooks/delivery': WebhookDeliveryPage;
  }
}

const standingOf = ({ state, failures }: WebhookEndpoint): WebhookLine['standing'] =>
  state === 'paused' ? 'paused' : failures > 0 ? 'failing' : 'active';

export const webhookLine = (webhook: WebhookEndpoint): WebhookLine => ({
  name: webhook.name,
  href: webhookHref(webhook.id),
  host: new URL(webhook.url).host,
  owner: webhook.community,
  standing: standingOf(webhook),
  deliveredAt: webhook.deliveredAt,
});

const tabs = ['all', 'delivered', 'failed', 'waiting'] as const;

interface SeenLog extends SeenWebhook {
  readonly log: ListPage<ListedDelivery>;
  readonly state: DeliveryFilter['state'];
  readonly resume: FormModel | null;
  readonly back: string;
}

export function webhookPage({ endpoint, keeps, held, log, state, resume, back }: SeenLog): WebhookPage {
  const href = webhookHref(endpoint.id);
  const here = (changes: object) => addressOf(href, { state, ...changes });
  return {
    ...{ webhook: endpoint, standing: standingOf(endpoint), keeps, held, href, back, resume },
    tabs: tabs.map((tab) => ({
      state: tab,
      href: addressOf(href, { state: tab === 'all' ? null : tab }),
      current: tab === (state ?? 'all'),
    })),
    deliveries: log.rows.map((delivery) => ({ ...delivery, href: deliveryHref(delivery) })),
    previousHref: log.before ? here({ before: log.before }) : null,
    nextHref: log.after ? here({ after: log.after }) : null,
  };
}

const indented = (json: string): string => JSON.stringify(JSON.parse(json), null, 2);

export function deliveryPage(
  delivery: DeliveryDetails,
  webhookId: string,
  { endpoint, keeps }: SeenWebhook,
): WebhookDeliveryPage {
  const running = delivery.state === 'claimed' || delivery.state === 'sending';
  const possible = keeps && !running && (endpoint.state === 'active' || delivery.eventId === null);
  return {
    delivery,
    body: indented(delivery.body),
    webhookId,
    name: endpoint.name,
    back: webhookHref(endpoint.id),
    againHref: possible ? `${deliveryHref(delivery)}/again` : null,
  };
}
