import { createPostgresBackend, createRedisBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import type { RedisOptions } from 'ioredis';
import { Pool } from 'pg';
import type { Logger } from 'pino';

/** Schema of BullMQ's own tables. They may be dropped at any moment: `prepare` makes them anew. */
export const queueSchema = 'bullmq';

/** Where BullMQ keeps its jobs: Redis when there is one, else the same PostgreSQL. Jobs carry ids only. */
export interface QueueConnection {
  kind: 'redis' | 'postgres';
  /** As BullMQ takes it. */
  connection: RedisOptions | Pool;
  /** What every key on Redis begins with. */
  prefix: string;
  /** Makes the queue usable; harmless to repeat, from many processes at once. */
  prepare(): Promise<void>;
  close(): Promise<void>;
}

type BackendFactory = Parameters<typeof setDefaultBackendFactory>[0];

export interface QueueConnectionOptions {
  databaseUrl: string;
  redisUrl?: string | undefined;
  /** For several installations, or tests, on one Redis. The braces keep its keys together on a Redis Cluster. */
  prefix?: string;
  log: Logger;
}

const usualPrefix = '{entente}';

export function openQueueConnection(options: QueueConnectionOptions): QueueConnection {
  // the factory is process-wide: Nest's module for BullMQ knows no other way to choose a backend
  setDefaultBackendFactory((options.redisUrl ? createRedisBackend : createPostgresBackend) as BackendFactory);
  return options.redisUrl ? redis(options.redisUrl, options.prefix ?? usualPrefix) : postgres(options);
}

function redis(url: string, prefix: string): QueueConnection {
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  const connection: RedisOptions = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || 6379),
    db: Number(pathname.slice(1) || 0),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  };
  return { kind: 'redis', connection, prefix, prepare: async () => {}, close: async () => {} };
}

function postgres({ databaseUrl, log }: QueueConnectionOptions): QueueConnection {
  const pool = new Pool({
    connectionString: databaseUrl,
    // nothing in the queue is worth waiting for the disk
    options: `-c search_path=${queueSchema} -c synchronous_commit=off`,
    application_name: 'entente-queue',
    max: 20,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
  });
  pool.setMaxListeners(0);
  pool.on('error', (error) => log.warn({ error: error.message }, 'A connection of the queue broke'));
  return {
    kind: 'postgres',
    connection: pool,
    prefix: usualPrefix,
    prepare: () => migrate(pool),
    close: () => pool.end(),
  };
}

/** BullMQ's migrations take a lock of their own; a schema that was dropped meanwhile is made again. */
async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const toldByQueries = () => {};
  client.on('error', toldByQueries);
  try {
    await runMigrations(client, queueSchema);
  } finally {
    client.off('error', toldByQueries);
    client.release();
  }
}
