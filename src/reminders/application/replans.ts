import type { Sql } from '../../platform/database/database.js';

/** Open cases whose deadlines have to be planned anew although nothing happened in them: each once, however often asked. */
export abstract class Replans {
  /** In the transaction of what asks for it. */
  abstract askForAll(sql: Sql): Promise<void>;
  /**
   * Asks for all open cases where the holidays, weekends and time zones of this program are others than those by which
   * they were planned.
   */
  abstract askWhereCalendarsChanged(version: string): Promise<void>;
  /** Partnerships that wait for it, leased until `leaseUntil`. */
  abstract claim(now: Date, leaseUntil: Date, limit: number): Promise<string[]>;
  /** Takes the request of that case away, locked until the transaction ends; false where there is none any more. */
  abstract take(partnershipId: string, sql: Sql): Promise<boolean>;
}
