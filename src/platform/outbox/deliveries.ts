import type { Database } from '../database/database.js';
import type { DeliveryProcessor } from './delivery-processor.js';
import { jobId } from './job-id.js';
import type { Subscriptions } from './subscriptions.js';
import { leaseMs, type Work, type WorkData, WorkSource } from './work-source.js';

interface ClaimedRow {
  event_id: string;
  consumer: string;
  lease: Date;
  [column: string]: unknown;
}

/** Beyond this many dispatched deliveries no more are claimed: a backlog waits in its rows, not in the queue. */
const maxDispatched = 2_000;

/** Of an ordered consumer only the first unhandled event of each partnership can be claimed. */
const claimSql = `
with due as materialized (
  select d.event_id, d.consumer from event_delivery d
  where d.state in ('pending', 'dispatched') and d.next_attempt_at <= clock_timestamp()
    and (not d.ordered or not exists (
      select 1 from event_delivery e
      where e.partnership_id = d.partnership_id and e.consumer = d.consumer and e.ordered
        and e.event_version < d.event_version and e.state in ('pending', 'dispatched')))
  order by d.next_attempt_at
  limit least($1, greatest(0, ${maxDispatched} - (
    select count(*) from event_delivery where state = 'dispatched' and next_attempt_at > clock_timestamp())))
  for update skip locked
)
update event_delivery d
set state = 'dispatched', next_attempt_at = date_trunc('milliseconds', clock_timestamp()) + interval '${leaseMs} milliseconds'
from due where d.event_id = due.event_id and d.consumer = due.consumer
returning d.event_id, d.consumer, d.next_attempt_at as lease`;

/** The due deliveries, as jobs of one consumer each. */
export class Deliveries extends WorkSource {
  readonly queue = 'deliveries';

  constructor(
    private readonly database: Database,
    private readonly subscriptions: Subscriptions,
    private readonly processor: DeliveryProcessor,
  ) {
    super();
  }

  async claim(limit: number): Promise<Work[]> {
    const rows = await this.database.prepared<ClaimedRow>('claim-deliveries', claimSql, [limit]);
    const byConsumer = new Map<string, ClaimedRow[]>();
    for (const row of rows) byConsumer.set(row.consumer, [...(byConsumer.get(row.consumer) ?? []), row]);
    return [...byConsumer].flatMap(([consumer, claimed]) => this.jobs(consumer, claimed));
  }

  handle({ consumer, ids }: WorkData): Promise<void> {
    return this.processor.process(consumer ?? '', ids);
  }

  private jobs(consumer: string, rows: readonly ClaimedRow[]): Work[] {
    const batch = this.subscriptions.names().includes(consumer) ? this.subscriptions.consumer(consumer).batch : 1;
    const jobs: Work[] = [];
    for (let start = 0; start < rows.length; start += batch) {
      const part = rows.slice(start, start + batch);
      const ids = part.map((row) => row.event_id);
      jobs.push({
        jobId: jobId(this.queue, [consumer, ...ids], part[0]?.lease ?? new Date(0)),
        data: { consumer, ids },
      });
    }
    return jobs;
  }
}
