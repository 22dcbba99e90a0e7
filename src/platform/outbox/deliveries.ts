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

/**
 * $1 consumers, $2 how many deliveries of each may be in hand. Of an ordered consumer only the first unhandled event of
 * each partnership can be claimed. What is being handled is locked, and so skipped however long it takes. A lease that
 * a crash of PostgreSQL forgets is taken again, so nobody waits for the disk.
 */
const claimSql = `
with room as (
  select c.consumer, c.most - (
    select count(*) from event_delivery h
    where h.consumer = c.consumer and h.state = 'dispatched' and h.next_attempt_at > now()) as free
  from (select set_config('synchronous_commit', 'off', true)) as unhurried,
    unnest($1::text[], $2::integer[]) as c (consumer, most)
), due as materialized (
  select d.event_id, d.consumer from room cross join lateral (
    select o.event_id, o.consumer from event_delivery o
    where o.consumer = room.consumer and o.state in ('pending', 'dispatched') and o.next_attempt_at <= now()
      and (not o.ordered or not exists (
        select 1 from event_delivery e
        where e.partnership_id = o.partnership_id and e.consumer = o.consumer and e.ordered
          and e.event_version < o.event_version and e.state in ('pending', 'dispatched')))
    order by o.next_attempt_at
    limit greatest(0, room.free)
    for update skip locked) d
)
update event_delivery d
set state = 'dispatched', next_attempt_at = date_trunc('milliseconds', now()) + interval '${leaseMs} milliseconds'
from due where d.event_id = due.event_id and d.consumer = due.consumer
returning d.event_id, d.consumer, d.next_attempt_at as lease`;

/** The due deliveries of the consumers that this release has, as jobs of one consumer each. */
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
    const names = this.subscriptions.names();
    const room = names.map((name) => Math.min(limit, inHand(this.batchOf(name))));
    const rows = await this.database.prepared<ClaimedRow>('claim-deliveries', claimSql, [names, room]);
    return names.flatMap((name) =>
      this.jobs(
        name,
        rows.filter(({ consumer }) => consumer === name),
      ),
    );
  }

  handle({ consumer, ids }: WorkData): Promise<void> {
    return this.processor.process(consumer ?? '', ids);
  }

  private jobs(consumer: string, rows: readonly ClaimedRow[]): Work[] {
    const batch = this.batchOf(consumer);
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

  private batchOf(consumer: string): number {
    return this.subscriptions.consumer(consumer).batch;
  }
}

/** A backlog waits in its rows, not in the queue; and slow work never takes all the hands of a worker. */
const inHand = (batch: number): number => (batch > 1 ? 10 * batch : 6);
