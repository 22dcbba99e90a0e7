import type { Clock } from '../../../platform/clock/clock.js';
import type { Sql } from '../../../platform/database/database.js';
import { type FailedAddress, addressFailedMails, type AddressWitness } from '../../domain/address-mail.js';
import type { QueuedMessages } from '../queued-messages.js';
import type { PauseReason } from '../../domain/pause-reason.js';

export interface TroubledAddress {
  readonly pauseId: string;
  readonly mail: string;
  readonly because: PauseReason;
  readonly detail: string | null;
  readonly messageId: string | null;
}

/** $1 the address, $2 the message that showed it: who it belongs to, and the case that the message is about. */
const aboutSql = `
select coalesce(m.recipient_name, (select name from person where mail = $1), $1) as holder,
  m.partnership_id as "partnershipId", p.reference, i.name as initiator, c.name as counterpart
from (select 1) as always
left join message m on m.id = $2
left join partnership p on p.id = m.partnership_id
left join community i on i.id = p.initiator_id left join community c on c.id = p.counterpart_id`;

/**
 * Those who can put it right: clerks of every community for which the person acts, and staff. Nobody at an address that
 * is paused itself, so that no such mail can be about the failure of another.
 */
const witnessesSql = `
with troubled as (select id from person where mail = $1),
own as (
  select community_id from membership where person_id in (select id from troubled) and ended_at is null
  union
  select community_id from office_term where person_id in (select id from troubled)
    and (valid_until is null or valid_until >= ($2::timestamptz)::date - 1)
),
witness as (
  select distinct on (a.id) a.id, a.name, a.mail, a.language, 'clerk' as role,
    c.name as community, c.id as "communityId", c.zone, c.languages
  from own join community c on c.id = own.community_id
  join membership k on k.community_id = c.id and k.role = 'clerk' and k.ended_at is null
  join person a on a.id = k.person_id where not (a.staff or a.admin)
  order by a.id, c.id
)
select * from witness
union all
select a.id, a.name, a.mail, a.language, 'staff', null, null, 'UTC', '{}' from person a where a.staff or a.admin
order by mail`;
const pausedSql = 'select mail from mail_address where mail = any($1) and paused_since is not null';

/** Writes to those who can put an address right. */
export class TellOfAddress {
  constructor(
    private readonly messages: QueuedMessages,
    private readonly clock: Clock,
  ) {}

  /** In the transaction that pauses it; of one pause each of them hears once. */
  async execute({ pauseId, mail, because, detail, messageId }: TroubledAddress, sql: Sql): Promise<void> {
    const [about] = await sql.query<Omit<FailedAddress, 'mail' | 'because' | 'detail'> & Record<string, unknown>>(
      aboutSql,
      [mail, messageId],
    );
    if (!about) return;
    const witnesses = await this.witnesses(mail, sql);
    for (const planned of addressFailedMails({ ...about, mail, because, detail }, witnesses)) {
      await this.messages.add({ cause: { deadlineId: pauseId }, partnershipId: about.partnershipId, ...planned }, sql);
    }
  }

  private async witnesses(mail: string, sql: Sql): Promise<AddressWitness[]> {
    const rows = await sql.query<AddressWitness & Record<string, unknown>>(witnessesSql, [mail, this.clock.now()]);
    const mails = rows.map((row) => row.mail);
    const paused = await sql.query<{ mail: string }>(pausedSql, [mails]);
    return rows.filter((row) => row.mail !== mail && !paused.some((each) => each.mail === row.mail));
  }
}
