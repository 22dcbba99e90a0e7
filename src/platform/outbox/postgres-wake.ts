import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { Wake } from './wake.js';

export const wakeChannel = 'entente_outbox';
const gatherMs = 2;

/**
 * Pokes the relay of this process at once, and those of other processes by NOTIFY. Sent after the commit and gathered
 * for a moment: NOTIFY inside the transaction would make commits wait for each other.
 */
export class PostgresWake extends Wake {
  /** Who calls, so that nobody hears its own echo. */
  readonly id = randomUUID();
  private timer: NodeJS.Timeout | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly database: Database,
    /** False where no other process can be listening. */
    private readonly tellOthers: boolean,
  ) {
    super();
  }

  soon(): void {
    this.timer ??= setTimeout(() => this.tell(), gatherMs);
  }

  onWake(listener: () => void): void {
    this.listeners.add(listener);
  }

  private tell(): void {
    this.timer = null;
    for (const listener of this.listeners) listener();
    // a lost call costs the length of a poll
    if (this.tellOthers) this.database.query('select pg_notify($1, $2)', [wakeChannel, this.id]).catch(() => {});
  }
}
