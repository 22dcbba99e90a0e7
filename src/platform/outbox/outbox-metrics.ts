import { Counter, Gauge, Histogram } from 'prom-client';

const labelNames = ['consumer'] as const;

export const outboxMetrics = {
  handled: new Counter({ name: 'entente_deliveries_handled_total', help: 'Deliveries handled', labelNames }),
  failed: new Counter({ name: 'entente_deliveries_failed_total', help: 'Failed attempts at deliveries', labelNames }),
  parked: new Counter({
    name: 'entente_deliveries_parked_total',
    help: 'Deliveries given up as incidents',
    labelNames,
  }),
  claimed: new Counter({ name: 'entente_work_claimed_total', help: 'Jobs handed to a queue', labelNames: ['queue'] }),
  commitToStart: new Histogram({
    name: 'entente_commit_to_start_seconds',
    help: 'From the instant of an event to the start of its handling',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30, 300],
  }),
  pendingNow: new Gauge({ name: 'entente_deliveries_pending', help: 'Deliveries that are not handled yet' }),
  oldestPending: new Gauge({
    name: 'entente_deliveries_oldest_pending_seconds',
    help: 'How long the oldest delivery that is due has waited',
  }),
  parkedNow: new Gauge({ name: 'entente_deliveries_parked', help: 'Incidents that wait for staff' }),
};
