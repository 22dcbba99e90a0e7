import type { Database } from '../database/database.js';
import type { Wake } from './wake.js';

/** A delivery that was given up, or that waits for somebody else: staff see it, mend the cause and try it again. */
export interface Incident {
  eventId: string;
  consumer: string;
  partnershipId: string;
  reference: string;
  eventType: string;
  attempts: number;
  error: string;
  /** ISO instant of the event. */
  occurredAt: string;
  /** ISO instant at which it was given up, or was last found to wait. */
  since: string;
  /** ISO instant at which it is tried again by itself; null where it was given up. */
  nextTry: string | null;
}

interface Row {
  event_id: string;
  consumer: string;
  partnership_id: string;
  reference: string;
  type: string;
  attempts: number;
  last_error: string | null;
  occurred_at: Date;
  next_attempt_at: Date;
  waits: boolean;
  [column: string]: unknown;
}

/** A partial index answers each half. */
const unsolved = "(d.state = 'parked' or (d.stalled and d.state in ('pending', 'dispatched')))";

const listSql = `
select d.event_id, d.consumer, d.partnership_id, p.reference, e.type, d.attempts, d.last_error, e.occurred_at, d.next_attempt_at,
  d.stalled and d.state <> 'parked' as waits
from event_delivery d join partnership_event e on e.id = d.event_id join partnership p on p.id = d.partnership_id
where ${unsolved} order by d.next_attempt_at desc limit $1`;

export class Incidents {
  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
  ) {}

  async list(limit = 200): Promise<Incident[]> {
    const rows = await this.database.query<Row>(listSql, [limit]);
    return rows.map((row) => ({
      eventId: row.event_id,
      consumer: row.consumer,
      partnershipId: row.partnership_id,
      reference: row.reference,
      eventType: row.type,
      attempts: row.attempts,
      error: row.last_error ?? '',
      occurredAt: row.occurred_at.toISOString(),
      since: row.next_attempt_at.toISOString(),
      nextTry: row.waits ? row.next_attempt_at.toISOString() : null,
    }));
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number }>(
      `select count(*)::integer as n from event_delivery d where ${unsolved}`,
    );
    return row?.n ?? 0;
  }

  /** False when there is no such incident any more. */
  async retry(eventId: string, consumer: string): Promise<boolean> {
    const rows = await this.database.query(
      `update event_delivery d set state = 'pending', attempts = 0, next_attempt_at = clock_timestamp()
       where event_id = $1 and consumer = $2 and ${unsolved} returning event_id`,
      [eventId, consumer],
    );
    this.wake.soon();
    return rows.length > 0;
  }

  async retryAll(): Promise<number> {
    const rows = await this.database.query(
      `update event_delivery d set state = 'pending', attempts = 0, next_attempt_at = clock_timestamp()
       where ${unsolved} returning event_id`,
    );
    this.wake.soon();
    return rows.length;
  }
}
