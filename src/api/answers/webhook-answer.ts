import { z } from 'zod';
import type { DeliveryDetails, ListedDelivery } from '../../webhooks/application/webhook-log.js';
import { webhookIdOf } from '../../webhooks/application/webhook-id.js';
import type { WebhookEndpoint } from '../../webhooks/domain/webhook-endpoint.js';
import { id, instant, reference, text } from './text-schemas.js';

export const webhookAnswer = z
  .object({
    id,
    communityId: id.nullable().meta({ description: 'Whose cases it is told of; null for the association: every case' }),
    name: text,
    url: text.meta({ description: 'Without its path for staff who only look after it' }),
    eventTypes: z.array(text).nullable().meta({ description: 'Null for every event' }),
    state: z.enum(['active', 'paused']),
    pausedBecause: z.enum(['by-owner', 'failing', 'gone', 'unattended']).nullable(),
    pausedAt: instant.nullable(),
    failures: z.int().meta({ description: 'In a row' }),
    failingSince: instant.nullable(),
    deliveredAt: instant.nullable().meta({ description: 'When it last took a message' }),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });

export const newWebhookAnswer = z
  .object({ id, secret: text.nullable().meta({ description: 'Shown once; null where the request is a repeated one' }) })
  .meta({ id: 'NewWebhook' });

const deliveryShape = {
  id,
  webhookId: text.meta({ description: 'The header `webhook-id`: the same at every attempt' }),
  type: text,
  reference: reference.nullable(),
  state: z.enum(['waiting', 'sending', 'delivered', 'failed', 'held', 'skipped']),
  tries: z.int().meta({ description: 'Of this round' }),
  createdAt: instant,
  doneAt: instant.nullable(),
  nextTry: instant.nullable(),
  lastStatus: z.int().nullable(),
  lastProblem: text.nullable().meta({ description: 'Why there was no answer' }),
};
export const webhookDeliveryAnswer = z.object(deliveryShape).meta({ id: 'WebhookDelivery' });

export const webhookDeliveryDetailsAnswer = z
  .object({
    ...deliveryShape,
    body: text.meta({ description: 'What is signed and sent' }),
    attempts: z.array(
      z.object({
        at: instant,
        tookMs: z.int(),
        status: z.int().nullable(),
        problem: text.nullable(),
        detail: text.nullable(),
        answer: text.nullable().meta({ description: 'The first 16 kB' }),
        answeredBy: text.nullable().meta({ description: 'Where it was led by redirects' }),
      }),
    ),
  })
  .meta({ id: 'WebhookDeliveryDetails' });

const at = (instantOrNull: Date | null): string | null => instantOrNull?.toISOString() ?? null;

export const webhookFrom = (webhook: WebhookEndpoint): z.output<typeof webhookAnswer> => ({
  id: webhook.id,
  communityId: webhook.communityId,
  name: webhook.name,
  url: webhook.url,
  eventTypes: webhook.eventTypes ? [...webhook.eventTypes] : null,
  state: webhook.state,
  pausedBecause: webhook.pausedBecause,
  pausedAt: at(webhook.pausedAt),
  failures: webhook.failures,
  failingSince: at(webhook.failingSince),
  deliveredAt: at(webhook.deliveredAt),
  createdAt: webhook.createdAt.toISOString(),
});

const states = { pending: 'waiting', claimed: 'sending' } as const;

export function webhookDeliveryFrom(delivery: ListedDelivery): z.output<typeof webhookDeliveryAnswer> {
  const { state, type, tries, lastStatus, lastProblem } = delivery;
  return {
    id: delivery.id,
    webhookId: webhookIdOf(delivery),
    ...{ type, reference: delivery.reference, tries, lastStatus, lastProblem },
    state: state === 'pending' || state === 'claimed' ? states[state] : state,
    createdAt: delivery.createdAt.toISOString(),
    doneAt: at(delivery.doneAt),
    nextTry: at(delivery.nextTry),
  };
}

export const webhookDeliveryDetailsFrom = (
  delivery: DeliveryDetails,
): z.output<typeof webhookDeliveryDetailsAnswer> => ({
  ...webhookDeliveryFrom(delivery),
  body: delivery.body,
  attempts: delivery.attempts.map((attempt) => ({
    at: attempt.at.toISOString(),
    tookMs: attempt.tookMs,
    status: attempt.status,
    problem: attempt.problem,
    detail: attempt.detail,
    answer: attempt.answer,
    answeredBy: attempt.answeredBy,
  })),
});
