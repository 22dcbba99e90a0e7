import type { Pool, PoolClient, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

/** Runs SQL; inside `transaction` every statement belongs to that transaction. */
export interface Sql {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: readonly unknown[]): Promise<R[]>;
  /** Parsed and planned once per connection under `name`: for the few statements that run for every change. */
  prepared<R extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]>;
}

/** TypeORM's own connections, for statements that say their SQL. It maps and migrates; hot paths speak for themselves. */
export class Database implements Sql {
  /** node-postgres' own pool: for streams and for measuring beside it. */
  readonly pool: Pool;

  constructor(readonly dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as PostgresDriver).master as Pool;
  }

  async query<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const result = await this.pool.query<R>(text, values as unknown[]);
    return result.rows;
  }

  async prepared<R extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    const result = await this.pool.query<R>({ name, text, values: values as unknown[] });
    return result.rows;
  }

  /** Commits when `work` resolves, rolls back when it throws. */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    client.on('error', toldByQueries);
    try {
      await client.query('begin');
      const result = await work(sqlOn(client));
      await client.query('commit');
      client.off('error', toldByQueries);
      client.release();
      return result;
    } catch (error) {
      const broken = await client.query('rollback').then(
        () => false,
        () => true,
      );
      if (!broken) client.off('error', toldByQueries);
      client.release(broken);
      throw error;
    }
  }

  /** A connection of one's own, for LISTEN and for session locks. Give it back with `release`. */
  connect(): Promise<PoolClient> {
    return this.pool.connect();
  }
}

/** A connection that breaks between two statements of a transaction would end the process if nobody listened. */
const toldByQueries = (): void => {};

const sqlOn = (client: PoolClient): Sql => ({
  async query<R extends QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<R[]> {
    const result = await client.query<R>(text, values as unknown[]);
    return result.rows;
  },
  async prepared<R extends QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]> {
    const result = await client.query<R>({ name, text, values: values as unknown[] });
    return result.rows;
  },
});
