import { signatureCalls } from '../../notifications/domain/mails/signing-mails.js';
import type { Sql } from '../../platform/database/database.js';
import { SignatureCalls } from '../application/signature-calls.js';

/** $1 community, $2 types of event. Only the latest: it has asked everybody whom it could. Locked in one order. */
const repeatSql = `
with waiting as (
  select latest.id from partnership p
  join procedure r on r.partnership_id = p.id and r.open and r.state = 'signing'
  join lateral (
    select e.id from partnership_event e where e.partnership_id = p.id and e.type = any($2)
    order by e.version desc limit 1) latest on true
  where $1 in (p.initiator_id, p.counterpart_id)
    and r.data #>> array['signatures', case when p.initiator_id = $1 then 'initiator' else 'counterpart' end] is null
), again as materialized (
  select d.event_id from event_delivery d join waiting w on w.id = d.event_id
  where d.consumer = 'notifications' order by d.event_id for update of d
)
update event_delivery d
set state = 'pending', attempts = 0, last_error = null, handled_at = null, next_attempt_at = clock_timestamp()
from again where d.event_id = again.event_id and d.consumer = 'notifications'`;

/** Delivers the event that asked for signatures once more: a mail goes once to each address, so only new ones get it. */
export class RedeliveredSignatureCalls extends SignatureCalls {
  async repeat(communityId: string, sql: Sql): Promise<void> {
    await sql.query(repeatSql, [communityId, signatureCalls]);
  }
}
