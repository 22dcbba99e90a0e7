import type { Database } from '../../platform/database/database.js';
import { QueueProbe } from './queue-probe.js';

/** The queue lies in the same PostgreSQL; a schema that was dropped is made anew by the workers. */
export class PostgresQueueProbe extends QueueProbe {
  constructor(private readonly database: Database) {
    super();
  }

  async reachable(): Promise<boolean> {
    await this.database.query('select 1');
    return true;
  }
}
