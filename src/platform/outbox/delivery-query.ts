import type { DeliveredEvent } from './event-consumer.js';

/** $1 consumer, $2 event ids. What another worker holds is left to it; what was handled before is not returned. */
export const lockedDeliveriesSql = `
select d.event_id, e.partnership_id, e.version, e.type, e.actor, e.entered, e.data, e.occurred_at, s.data as private
from event_delivery d
join partnership_event e on e.id = d.event_id
left join partnership_event_private s on s.event_id = e.id
where d.consumer = $1 and d.event_id = any($2) and d.state in ('pending', 'dispatched')
order by e.partnership_id, e.version
for update of d skip locked`;

export interface DeliveryRow {
  event_id: string;
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
