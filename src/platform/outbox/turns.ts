import type { Database } from '../database/database.js';

/** Any number, the same in every process. */
const turnLock = 7_265_146_002;

/**
 * Relays of many processes claim one after the other. A claim that runs into another's would, for a moment, lock rows
 * that the other has just leased; a worker that is quick enough to meet that lock would leave its rows to their lease.
 * A process that freezes while it has its turn loses it after two seconds.
 */
export class Turns {
  constructor(private readonly database: Database) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    return this.database.transaction(async (sql) => {
      await sql.query(
        `set local idle_in_transaction_session_timeout = 2000; select pg_advisory_xact_lock(${turnLock})`,
      );
      return work();
    });
  }
}
