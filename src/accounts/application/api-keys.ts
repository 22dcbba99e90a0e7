import { v7 as uuidv7 } from 'uuid';
import type { Clock } from '../../platform/clock/clock.js';
import type { Database, Sql } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import type { Account } from '../domain/account.js';
import { tokenHash } from '../domain/link-tokens.js';
import { accountColumns, accountFrom, type AccountRow } from './account-query.js';
import { newSecret } from './secret.js';

export interface ListedApiKey {
  readonly id: string;
  readonly label: string;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

export interface CreatedApiKey {
  readonly id: string;
  readonly label: string;
  /** Shown once; only its hash is kept. */
  readonly key: string;
}

const mark = 'ent_';
const most = 20;

const createSql = `
insert into api_key (id, person_id, label, prefix, token_hash, created_at)
select $1, $2, $3, $4, $5, $6
where (select count(*) from api_key where person_id = $2 and revoked_at is null) < $7 returning id`;

const findSql = `
select k.id as key_id, k.last_used_at is null or k.last_used_at < $2::timestamptz - interval '1 minute' as stale,
       ${accountColumns('$2')}
from api_key k join person p on p.id = k.person_id where k.token_hash = $1 and k.revoked_at is null`;

/** Bearer keys: each may do what its person may do. */
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `api-key.too-many` */
  async create(personId: string, label: string, sql: Sql = this.database): Promise<CreatedApiKey> {
    const id = uuidv7();
    const key = `${mark}${newSecret()}`;
    const prefix = key.slice(0, mark.length + 6);
    const values = [id, personId, label, prefix, tokenHash(key), this.clock.now(), most];
    const rows = await sql.query(createSql, values);
    if (rows.length > 0) return { id, label, key };
    throw new AppError({
      kind: 'refused',
      code: 'api-key.too-many',
      message: 'There are too many keys. Revoke one that is no longer used.',
      params: { most },
    });
  }

  list(personId: string): Promise<ListedApiKey[]> {
    return this.database.query<ListedApiKey & Record<string, unknown>>(
      `select id, label, prefix, created_at as "createdAt", last_used_at as "lastUsedAt" from api_key
       where person_id = $1 and revoked_at is null order by created_at desc, id desc`,
      [personId],
    );
  }

  /** @throws AppError `api-key.unknown`, also for another person's key */
  async revoke(personId: string, id: string): Promise<void> {
    const rows = await this.database.query(
      'update api_key set revoked_at = $3 where id::text = $2 and person_id = $1 and revoked_at is null returning id',
      [personId, id, this.clock.now()],
    );
    if (rows.length === 0)
      throw new AppError({ kind: 'not-found', code: 'api-key.unknown', message: 'There is no such key.' });
  }

  /** Whose key it is; null when it is unknown or revoked. */
  async find(key: string): Promise<Account | null> {
    if (!key.startsWith(mark)) return null;
    const now = this.clock.now();
    const [row] = await this.database.prepared<KeyRow>('find-api-key', findSql, [tokenHash(key), now]);
    if (!row) return null;
    if (row.stale) await this.database.query('update api_key set last_used_at = $2 where id = $1', [row.key_id, now]);
    return accountFrom(row);
  }
}

interface KeyRow extends AccountRow {
  key_id: string;
  stale: boolean;
}
