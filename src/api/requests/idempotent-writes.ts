import { Injectable } from '@nestjs/common';
import { keyReused } from '../../partnerships/application/action-errors.js';
import type { IdempotencyUse } from '../../partnerships/application/partnership-store.js';
import { Database, type Sql } from '../../platform/database/database.js';
import { Gate } from '../../platform/documents/gate.js';

export interface Written<T> {
  readonly answer: T;
  /** The request had been carried out before; `answer` is what it was answered then. */
  readonly replayed: boolean;
}

const claimSql = `
insert into idempotency_key (person_id, key, request_hash, response) values ($1, $2, decode($3, 'hex'), 'null')
on conflict do nothing returning key`;
const keepSql = 'update idempotency_key set response = $3 where person_id = $1 and key = $2';
const earlierSql = `
select encode(request_hash, 'hex') as "requestHash", response, partnership_id as "partnershipId" from idempotency_key
where person_id = $1 and key = $2`;

/**
 * Writes that aren't steps of a partnership, under an Idempotency-Key: the key, the effect and the answer are committed
 * together, so a twin that comes at the same time waits for the key and gets the same answer.
 */
@Injectable()
export class IdempotentWrites {
  /** Some of the work asks for a second connection, so the transactions that wait for one must not take them all. */
  private readonly gate = new Gate(6);

  constructor(private readonly database: Database) {}

  /** `answer` must survive JSON. @throws AppError `idempotency.key-reused` when the key was used for something else. */
  run<T>(use: IdempotencyUse | undefined, work: (sql: Sql) => Promise<T>): Promise<Written<T>> {
    return this.gate.pass(() => this.database.transaction((sql) => this.within(sql, use, work)));
  }

  private async within<T>(
    sql: Sql,
    use: IdempotencyUse | undefined,
    work: (sql: Sql) => Promise<T>,
  ): Promise<Written<T>> {
    if (!use) return { answer: await work(sql), replayed: false };
    const claimed = await sql.query(claimSql, [use.personId, use.key, use.requestHash]);
    if (claimed.length === 0) return { answer: await this.earlier<T>(sql, use), replayed: true };
    const answer = await work(sql);
    await sql.query(keepSql, [use.personId, use.key, JSON.stringify(answer ?? null)]);
    return { answer, replayed: false };
  }

  private async earlier<T>(sql: Sql, use: IdempotencyUse): Promise<T> {
    const [row] = await sql.query<EarlierRow<T>>(earlierSql, [use.personId, use.key]);
    if (row?.requestHash !== use.requestHash) throw keyReused();
    return row.response;
  }
}

interface EarlierRow<T> {
  requestHash: string;
  response: T;
  [column: string]: unknown;
}
