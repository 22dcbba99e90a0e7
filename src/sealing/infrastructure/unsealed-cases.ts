import type { Database } from '../../platform/database/database.js';

/** Signed by an earlier release, which had nobody to tell: its newest signing is delivered now. Done before, it does nothing. */
const tellSql = `
insert into event_delivery (event_id, consumer, partnership_id, event_version, ordered, next_attempt_at)
select distinct on (e.partnership_id) e.id, $1, e.partnership_id, e.version, true, clock_timestamp()
from procedure r join partnership_event e on e.partnership_id = r.partnership_id and e.type = 'partnership.signed'
where r.state = 'signed' and not r.data ? 'sealed'
  and not exists (select 1 from event_delivery d
    where d.partnership_id = r.partnership_id and d.consumer = $1 and d.state <> 'handled')
  and not exists (select 1 from event_delivery d where d.event_id = e.id and d.consumer = $1)
order by e.partnership_id, e.version desc
on conflict (event_id, consumer) do nothing
returning event_id`;

/** An earlier release had staff look at them at once. */
const waitingSql = `
update procedure set waiting_on = 'service'
where state = 'signed' and not data ? 'sealed' and waiting_on <> 'service'`;

/** Agreements that no release has sealed yet. */
export class UnsealedCases {
  constructor(
    private readonly database: Database,
    private readonly consumer: string,
  ) {}

  /** How many were handed over to be sealed. */
  async handOver(): Promise<number> {
    await this.database.query(waitingSql);
    return (await this.database.query(tellSql, [this.consumer])).length;
  }
}
