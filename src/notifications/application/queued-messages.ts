import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { messageIdOf } from '../../platform/mail/message-id.js';
import type { MessageData } from '../domain/message-data.js';
import type { Recipient } from '../domain/recipients.js';

/** What a message is about: an event, or a step of the clock. It goes once to each address. */
export type Cause = { readonly eventId: string } | { readonly deadlineId: string };

/**
 * What becomes of it where its address is paused, or where its recipient wants less: reminders and what only tells stay
 * here; the rest is tried, so that staff see what couldn't be told.
 */
export type MessageNature = 'essential' | 'reminder' | 'informative';

export interface NewMessage {
  readonly cause: Cause;
  /** Null for a mail that is about no case. */
  readonly partnershipId: string | null;
  readonly template: string;
  readonly recipient: Recipient;
  readonly data: MessageData;
  /** Essential where it isn't said. */
  readonly nature?: MessageNature;
  /** It waits for this instant; without one it is due at once. */
  readonly notBefore?: Date;
  /** When the clock was to tell it: what its lateness counts from. */
  readonly dueAt?: Date;
}

const insertSql = `
with fate as (
  select case
    when $14 <> 'essential' and exists (select 1 from mail_address where mail = lower($6) and paused_since is not null) then 'paused'
    when $14 <> 'informative' then 'queued'
    else coalesce((select case informative when 'none' then 'unwanted' when 'daily' then 'digested' else 'queued' end
                   from mail_preference where mail = lower($6)), 'queued') end as fate
)
insert into message (id, event_id, deadline_id, partnership_id, template, recipient_id, recipient_mail, recipient_name,
                     language, data, message_id, next_attempt_at, created_at, due_at, informative, host, state, withheld)
select $1, $2, $3, $4, $5, p.id, $6, $7, coalesce(p.language, $8), $9, $10, $11, $12, $13, $14 = 'informative', $15,
  case when fate in ('queued', 'digested') then fate else 'cancelled' end,
  case when fate in ('paused', 'unwanted') then fate end
from fate left join person p on p.mail = $6
on conflict do nothing returning state`;

/** One a mail address is open; whoever closes it says when it is sent. */
const openDigestSql = `
insert into mail_digest (id, mail, opened_at, next_attempt_at) values ($1, $2, $3, $3)
on conflict (mail) where closed_at is null do nothing`;
/** Kept open until this is committed: who closes it in between would leave these news to no mail at all. */
const keptOpenSql = 'select 1 from mail_digest where mail = $1 and closed_at is null for key share';

const knownSql = `
select 1 from message where (event_id = $1 or deadline_id = $2) and template = $3 and recipient_mail = $4`;

/** What is about an event and was kept for the morning, not what is tried again. */
const releaseSql = `
update message set next_attempt_at = $3, due_at = $3 where partnership_id = $1 and ($2::text is null or recipient_mail = $2)
  and event_id is not null and due_at is not null and state = 'queued' and attempts = 0 and next_attempt_at > $3`;

/** Rows of `message`, each of them once per cause, template and address. */
export class QueuedMessages {
  constructor(
    private readonly clock: Clock,
    private readonly baseUrl: string,
  ) {}

  async isKnown({ cause, template, recipient }: Omit<NewMessage, 'data'>, sql: Sql): Promise<boolean> {
    const rows = await sql.query(knownSql, [...causeOf(cause), template, recipient.mail]);
    return rows.length > 0;
  }

  /** What was kept for the morning, of one recipient in this case or of all, goes out now. */
  async release(partnershipId: string, mail: string | null, sql: Sql): Promise<void> {
    await sql.prepared('release-messages', releaseSql, [partnershipId, mail, this.clock.now()]);
  }

  /** False where it was known, or where it isn't sent by itself: the row says why. */
  async add(message: NewMessage, sql: Sql): Promise<boolean> {
    const { cause, partnershipId, template, recipient, data, nature = 'essential', notBefore, dueAt } = message;
    const id = uuidv7();
    const now = this.clock.now();
    const { mail, name, language } = recipient;
    const about = [partnershipId, template, mail, name, language, JSON.stringify(data), messageIdOf(id, this.baseUrl)];
    const times = [notBefore ?? now, now, dueAt ?? null];
    const values = [id, ...causeOf(cause), ...about, ...times, nature, hostOf(mail)];
    const [row] = await sql.prepared<{ state: string }>('queue-message', insertSql, values);
    if (row?.state === 'digested') await this.openDigest(mail.toLowerCase(), now, sql);
    return row?.state === 'queued';
  }

  /** Holds a mail of the day open for news until this is committed; again where a worker closed it at this very moment. */
  async openDigest(mail: string, now: Date, sql: Sql): Promise<void> {
    do await sql.query(openDigestSql, [uuidv7(), mail, now]);
    while ((await sql.query(keptOpenSql, [mail])).length === 0);
  }
}

const hostOf = (mail: string): string => mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();

const causeOf = (cause: Cause): [string | null, string | null] =>
  'eventId' in cause ? [cause.eventId, null] : [null, cause.deadlineId];
