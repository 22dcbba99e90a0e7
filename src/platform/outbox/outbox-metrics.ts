import { Counter, Histogram } from 'prom-client';

export const outboxMetrics = {
  handled: new Counter({
    name: 'entente_deliveries_handled_total',
    help: 'Deliveries handled',
    labelNames: ['consumer'],
  }),
  failed: new Counter({
    name: 'entente_deliveries_failed_total',
    help: 'Failed attempts at deliveries',
    labelNames: ['consumer'],
  }),
  claimed: new Counter({ name: 'entente_work_claimed_total', help: 'Jobs handed to a queue', labelNames: ['queue'] }),
  commitToStart: new Histogram({
    name: 'entente_commit_to_start_seconds',
    help: 'From the instant of an event to the start of its handling',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
  }),
};
