import type { Database } from '../database/database.js';
import { outboxMetrics } from './outbox-metrics.js';

export interface BacklogCounts {
  pending: number;
  oldestPendingSeconds: number;
  parked: number;
}

const countsSql = `
select (select count(*) from event_delivery where state in ('pending', 'dispatched'))::integer as pending,
  (select count(*) from event_delivery where state = 'parked')::integer as parked,
  coalesce(extract(epoch from clock_timestamp() - (select min(e.occurred_at)
    from event_delivery d join partnership_event e on e.id = d.event_id
    where d.state in ('pending', 'dispatched') and d.next_attempt_at <= now())), 0)::float8 as oldest`;

/** What is still to be delivered. Reading it also sets the gauges, so read it before printing the metrics. */
export class Backlog {
  constructor(private readonly database: Database) {}

  async read(): Promise<BacklogCounts> {
    const [row] = await this.database.query<{ pending: number; parked: number; oldest: number }>(countsSql);
    const counts = {
      pending: row?.pending ?? 0,
      oldestPendingSeconds: Math.max(0, row?.oldest ?? 0),
      parked: row?.parked ?? 0,
    };
    outboxMetrics.pendingNow.set(counts.pending);
    outboxMetrics.oldestPending.set(counts.oldestPendingSeconds);
    outboxMetrics.parkedNow.set(counts.parked);
    return counts;
  }
}
