import type { DeliveredEvent } from './event-consumer.js';

/** $1 consumer, $2 event ids. What another worker holds is left to it; what was handled before is not returned. */
export const lockedDeliveriesSql = `
select d.event_id, d.attempts, e.partnership_id, e.version, e.type, e.actor, e.entered, e.data, e.occurred_at, s.data as private
from event_delivery d
join partnership_event e on e.id = d.event_id
left join partnership_event_private s on s.event_id = e.id
where d.consumer = $1 and d.event_id = any($2) and d.state in ('pending', 'dispatched')
order by e.partnership_id, e.version
for update of d skip locked`;

/** $1 consumer, $2 event ids. */
export const markHandledSql = `
update event_delivery set state = 'handled', handled_at = clock_timestamp(), last_error = null, stalled = false
where consumer = $1 and event_id = any($2)`;

/** $1 consumer, $2 event id, $3 error, $4 whether to give up, $5 seconds until the next try, $6 whether others are waited for. */
export const chargeSql = `
update event_delivery set attempts = attempts + 1, last_error = $3, stalled = $6,
  state = case when $4 then 'parked' else 'pending' end,
  next_attempt_at = clock_timestamp() + case when $4 then 0 else $5::float8 end * interval '1 second'
where consumer = $1 and event_id = $2 and state in ('pending', 'dispatched')
returning attempts, state`;

export interface DeliveryRow {
  event_id: string;
  attempts: number;
  partnership_id: string;
  version: number;
  type: string;
  actor: DeliveredEvent['actor'];
  entered: string | null;
  data: Record<string, unknown>;
  private: Record<string, unknown> | null;
  occurred_at: Date;
  [column: string]: unknown;
}

export const deliveredEvent = (row: DeliveryRow): DeliveredEvent => ({
  id: row.event_id,
  partnershipId: row.partnership_id,
  version: row.version,
  type: row.type,
  actor: row.actor,
  entered: row.entered,
  data: row.data,
  private: row.private,
  occurredAt: row.occurred_at.toISOString(),
});
