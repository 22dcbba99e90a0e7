import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Sql } from '../../platform/database/database.js';
import { messageIdOf } from '../../platform/mail/message-id.js';
import type { MessageData } from '../domain/message-data.js';
import type { Recipient } from '../domain/recipients.js';

/** What a message is about: an event, or a step of the clock. It goes once to each address. */
export type Cause = { readonly eventId: string } | { readonly deadlineId: string };

export interface NewMessage {
  readonly cause: Cause;
  readonly partnershipId: string;
  readonly template: string;
  readonly recipient: Recipient;
  readonly data: MessageData;
  /** It waits for this instant; without one it is due at once. */
  readonly notBefore?: Date;
}

const insertSql = `
insert into message (id, event_id, deadline_id, partnership_id, template, recipient_id, recipient_mail, recipient_name,
                     language, data, message_id, next_attempt_at, created_at)
values ($1, $2, $3, $4, $5, (select id from person where mail = $6), $6, $7, coalesce((select language from person where mail = $6), $8), $9, $10, $11, $12)
on conflict do nothing`;

const knownSql = `
select 1 from message where (event_id = $1 or deadline_id = $2) and template = $3 and recipient_mail = $4`;

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

  async add({ cause, partnershipId, template, recipient, data, notBefore }: NewMessage, sql: Sql): Promise<void> {
    const id = uuidv7();
    const now = this.clock.now();
    const { mail, name, language } = recipient;
    const about = [partnershipId, template, mail, name, language, JSON.stringify(data)];
    await sql.query(insertSql, [id, ...causeOf(cause), ...about, messageIdOf(id, this.baseUrl), notBefore ?? now, now]);
  }
}

const causeOf = (cause: Cause): [string | null, string | null] =>
  'eventId' in cause ? [cause.eventId, null] : [null, cause.deadlineId];
