import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { withClient } from '../../src/platform/database/embedded/connection.js';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../src/platform/database/embedded/start-embedded-database.js';

/** A fresh, empty database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Ends what is still connected to it. Call it in `afterAll`, after everything that uses it was closed. */
  drop(): Promise<void>;
}

/**
 * On the server of TEST_DATABASE_URL (`npm test -- --services`), else on the embedded PostgreSQL that `npm test`
 * started (TEST_EMBEDDED_URL), else on one that is started for this spec file, as when jest is run by hand.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env.TEST_DATABASE_URL || process.env.TEST_EMBEDDED_URL;
  const server = given ? { url: given, leave: async () => {} } : await ownServer();
  const prefix = process.env.TEST_DATABASE_URL
    ? new URL(process.env.TEST_DATABASE_URL).pathname.slice(1)
    : 'entente_test';
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  await withClient(server.url, (client) => client.query(`create database ${client.escapeIdentifier(name)}`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      // `with (force)` is PostgreSQL 13 and newer.
      await withClient(server.url, (client) =>
        client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
      );
      await server.leave();
    },
  };
}

/**
 * Where BullMQ works: on the Redis of TEST_REDIS_URL, whose database is emptied, else (an empty object) in PostgreSQL.
 * Emptying is only done to a database with a number above 0: the first one may be somebody's own.
 */
export async function testQueue(): Promise<{ redisUrl?: string }> {
  const redisUrl = process.env.TEST_REDIS_URL;
  if (!redisUrl) return {};
  if (!/^\/[1-9]\d*$/.test(new URL(redisUrl).pathname)) {
    throw new Error('TEST_REDIS_URL must name a database above 0, such as redis://127.0.0.1:6379/15: tests empty it.');
  }
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  await redis.quit();
  return { redisUrl };
}

let own: { started: Promise<EmbeddedDatabase>; users: number } | undefined;

/** Kept from run to run, since making a store takes most of its start; one per jest worker. */
async function ownServer(): Promise<{ url: string; leave(): Promise<void> }> {
  own ??= { started: startEmbeddedDatabase({ dataDir: ownDataDir(), log: () => {} }), users: 0 };
  const server = own;
  server.users++;
  const database = await server.started;
  const leave = async () => {
    if (--server.users > 0) return;
    own = undefined;
    await database.stop();
  };
  return { url: database.url, leave };
}

function ownDataDir(): string {
  const user = path.join(os.tmpdir(), `entente-test-${process.getuid?.() ?? 'user'}`);
  mkdirSync(user, { recursive: true });
  chmodSync(user, 0o755);
  return path.join(user, `worker-${process.env.JEST_WORKER_ID ?? '1'}`);
}
