import type { Database } from '../../platform/database/database.js';
import { PublicChain, type PublicEvent } from '../application/public-chain.js';
import type { ActorStamp } from '../domain/actors.js';

interface Row {
  version: number;
  type: string;
  schema: number;
  actor: ActorStamp;
  entered: string | null;
  data: Record<string, unknown>;
  private_hash: string | null;
  occurred_at: Date;
  prev_hash: string;
  hash: string;
  [column: string]: unknown;
}

const chainSql = `
select version, type, schema, actor, entered, data, encode(private_hash, 'hex') as private_hash, occurred_at,
       encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash
from partnership_event where partnership_id = $1 order by version`;

export class PostgresPublicChain extends PublicChain {
  constructor(private readonly database: Database) {
    super();
  }

  async of(partnershipId: string): Promise<PublicEvent[]> {
    const rows = await this.database.query<Row>(chainSql, [partnershipId]);
    return rows.map(({ version, type, schema, actor, entered, data, ...row }) => ({
      ...{ partnershipId, version, type, schema, actor, entered, data },
      privateHash: row.private_hash,
      occurredAt: row.occurred_at.toISOString(),
      prevHash: row.prev_hash,
      hash: row.hash,
    }));
  }
}
