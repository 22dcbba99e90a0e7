import type { Sql } from '../../platform/database/database.js';
import type { DeliveredEvent } from '../../platform/outbox/event-consumer.js';
import { MailCases } from '../application/mail-cases.js';
import type { MailCase, MailEvent } from '../domain/mail-case.js';
import { loadMailCase } from './mail-case-query.js';
import { loadMailEvent } from './mail-event-query.js';

export class PostgresMailCases extends MailCases {
  about(partnershipId: string, now: Date, sql: Sql): Promise<MailCase> {
    return loadMailCase(partnershipId, now, sql);
  }

  event(event: DeliveredEvent, sql: Sql): Promise<MailEvent> {
    return loadMailEvent(event, sql);
  }
}
