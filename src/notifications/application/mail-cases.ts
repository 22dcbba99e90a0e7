import type { Sql } from '../../platform/database/database.js';
import type { DeliveredEvent } from '../../platform/outbox/event-consumer.js';
import type { MailCase, MailEvent } from '../domain/mail-case.js';

/** Reads all that mails may know, inside the transaction that writes them down. */
export abstract class MailCases {
  /** @throws when there is no such partnership: events and deadlines always have one. */
  abstract about(partnershipId: string, now: Date, sql: Sql): Promise<MailCase>;
  abstract event(event: DeliveredEvent, sql: Sql): Promise<MailEvent>;
}
