import type { LimitName } from '../domain/limits.js';

/** Counts attempts for all processes together. */
export abstract class AttemptLimits {
  /** Counts one attempt. @throws AppError `rate-limited` with `retryAfterSeconds` when it is one too many */
  abstract count(limit: LimitName, key: string): Promise<void>;
  /** Counts nothing. @throws AppError `rate-limited` when the next attempt would be one too many */
  abstract check(limit: LimitName, key: string): Promise<void>;
}
