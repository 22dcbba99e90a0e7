import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors.js';
import { AttemptLimits } from '../application/attempt-limits.js';
import { type LimitName, limits } from '../domain/limits.js';

/** One table for all web processes. Keys are hashed: an address that was only typed is nowhere kept for long. */
export class PostgresAttemptLimits extends AttemptLimits {
  private readonly limiters: ReadonlyMap<LimitName, RateLimiterPostgres>;

  constructor(database: Database) {
    super();
    const names = Object.keys(limits) as LimitName[];
    this.limiters = new Map(names.map((name) => [name, limiter(name, database)]));
  }

  async count(limit: LimitName, key: string): Promise<void> {
    try {
      await this.limiterOf(limit).consume(hashed(key));
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooMany(limit, error) : error;
    }
  }

  async check(limit: LimitName, key: string): Promise<void> {
    const so = await this.limiterOf(limit).get(hashed(key));
    if (so !== null && so.consumedPoints >= limits[limit].points) throw tooMany(limit, so);
  }

  private limiterOf(name: LimitName): RateLimiterPostgres {
    return this.limiters.get(name) as RateLimiterPostgres;
  }
}

function limiter(name: LimitName, database: Database): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: database.dataSource,
    storeType: 'typeorm',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: name,
    points: limits[name].points,
    duration: limits[name].seconds,
    // One of them clears the table for all.
    clearExpiredByTimeout: name === 'signInFromIp',
  });
}

function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

function tooMany(limit: LimitName, { msBeforeNext }: RateLimiterRes): AppError {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError({
    kind: 'rate-limited',
    code: `limit.${limit}`,
    message: 'That was tried too often. Wait a while and try again.',
    params: { retryAfterSeconds: seconds, minutes: Math.ceil(seconds / 60) },
  });
}
