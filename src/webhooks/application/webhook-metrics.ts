import { Counter, Histogram } from 'prom-client';

export const webhookMetrics = {
  calls: new Counter({
    name: 'entente_webhook_calls_total',
    help: 'Calls to webhooks, by what came of them',
    labelNames: ['outcome'] as const,
  }),
  paused: new Counter({
    name: 'entente_webhooks_paused_total',
    help: 'Webhooks that were paused, by why',
    labelNames: ['because'] as const,
  }),
  took: new Histogram({
    name: 'entente_webhook_call_seconds',
    help: 'How long webhooks took to answer',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
  }),
};
