import { signatureCalls } from '../../notifications/domain/mails/signing-mails.js';
import type { Sql } from '../../platform/database/database.js';
import { SignatureCalls } from '../application/signature-calls.js';

/**
 * $1 community, $2 types of event. Only the latest: it has asked everybody whom it could. Locked in one order. Events of
 * sample data and of a restored register were never delivered, so they get their delivery here.
 */
const repeatSql = `
with waiting as (
  select latest.id, latest.partnership_id, latest.version from partnership p
  join procedure r on r.partnership_id = p.id and r.open and r.state = 'signing'
  join lateral (
    select e.id, e.partnership_id, e.version from partnership_event e where e.partnership_id = p.id and e.type = any($2)
    order by e.version desc limit 1) latest on true
  where $1 in (p.initiator_id, p.counterpart_id)
    and r.data #>> array['signatures', case when p.initiator_id = $1 then 'initiator' else 'counterpart' end] is null
)
insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
select id, 'notifications', partnership_id, version, true, clock_timestamp() from waiting order by id
on conflict (event_id, consumer) do update
set state = 'pending', attempts = 0, last_error = null, handled_at = null, next_attempt_at = excluded.next_attempt_at`;

/** Delivers the event that asked for signatures once more: a mail goes once to each address, so only new ones get it. */
export class RedeliveredSignatureCalls extends SignatureCalls {
  async repeat(communityId: string, sql: Sql): Promise<void> {
    await sql.query(repeatSql, [communityId, signatureCalls]);
  }
}
