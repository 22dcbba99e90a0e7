import type { Sql } from '../../platform/database/database.js';
import type { EventNews } from '../domain/event-news.js';

export interface NewsRange {
  /** Null for the association: all cases. */
  readonly communityId: string | null;
  /** Null for all. */
  readonly types: readonly string[] | null;
  readonly from: Date;
  /** Before it. */
  readonly until: Date;
  readonly limit: number;
}

/** Reads what happened, and of the private part nothing. */
export abstract class EventNewsQuery {
  abstract of(eventId: string, sql: Sql): Promise<EventNews | null>;
  /** Oldest first. */
  abstract within(range: NewsRange, sql: Sql): Promise<EventNews[]>;
}
