import type { Database } from '../../platform/database/database.js';
import { type EarlierRequest, EarlierRequests } from '../application/earlier-requests.js';

interface Row {
  request_hash: Buffer;
  partnership_id: string;
  version: number;
  [column: string]: unknown;
}

export class PostgresEarlierRequests extends EarlierRequests {
  constructor(private readonly database: Database) {
    super();
  }

  async find(personId: string, key: string): Promise<EarlierRequest | null> {
    const [row] = await this.database.query<Row>(
      'select request_hash, partnership_id, version from idempotency_key where person_id = $1 and key = $2',
      [personId, key],
    );
    if (!row) return null;
    return { requestHash: row.request_hash.toString('hex'), partnershipId: row.partnership_id, version: row.version };
  }
}
