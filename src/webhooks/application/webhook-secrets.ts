import type { Sql } from '../../platform/database/database.js';

/** SECRET_KEY isn't the one that it was kept under, or the row was changed. */
export class SecretUnreadable extends Error {
  constructor(cause: unknown) {
    super('The secret of this webhook can no longer be read. Make a new one.', { cause });
    this.name = 'SecretUnreadable';
  }
}

/** Secrets of endpoints, encrypted where they rest. */
export abstract class WebhookSecrets {
  /** Those in force, the newest first. @throws SecretUnreadable */
  abstract inForce(endpointId: string, now: Date, sql: Sql): Promise<Buffer[]>;
  abstract count(endpointId: string, now: Date, sql: Sql): Promise<number>;
  /** Those before it sign on until `formerEnd`. */
  abstract add(endpointId: string, secret: Buffer, at: Date, formerEnd: Date, sql: Sql): Promise<void>;
}
