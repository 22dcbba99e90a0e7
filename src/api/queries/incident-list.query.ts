import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '../../platform/database/database.js';
import type { incidentAnswer } from '../answers/operations-answer.js';

type Incident = Omit<z.output<typeof incidentAnswer>, 'id'>;

export interface IncidentMark {
  readonly eventId: string;
  readonly consumer: string;
}

const listSql = `
select d.event_id, d.consumer, d.partnership_id, p.reference, e.type, d.attempts, d.last_error, e.occurred_at,
  d.next_attempt_at, d.stalled and d.state <> 'parked' as waits
from event_delivery d join partnership_event e on e.id = d.event_id join partnership p on p.id = d.partnership_id
where (d.state = 'parked' or (d.stalled and d.state in ('pending', 'dispatched')))
  and ($1::uuid is null or (d.event_id, d.consumer) < ($1, $2))
order by d.event_id desc, d.consumer desc limit $3`;

interface Row extends Record<string, unknown> {
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
}

/** Deliveries that were given up or wait for somebody else, newest event first. */
@Injectable()
export class IncidentListQuery {
  constructor(private readonly database: Database) {}

  async page(mark: IncidentMark | null, limit: number): Promise<Incident[]> {
    const values = [mark?.eventId ?? null, mark?.consumer ?? null, limit];
    const rows = await this.database.query<Row>(listSql, values);
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
}
