import type { PoolClient } from 'pg';
import type { Database } from '../database/database.js';
import { wakeChannel } from './postgres-wake.js';

const retryMs = 1_000;

/** Hears what other processes committed. While its connection is away, the relay's poll finds the work. */
export class WakeListener {
  private client: PoolClient | null = null;
  private stopped = false;
  private retry: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly onWake: () => void,
  ) {}

  async start(): Promise<void> {
    this.retry = null;
    try {
      const client = await this.database.connect();
      client.on('notification', this.onWake);
      client.on('error', () => this.again(client));
      client.on('end', () => this.again(client));
      await client.query(`listen ${wakeChannel}`);
      this.client = client;
      this.onWake();
    } catch {
      this.again(null);
    }
  }

  stop(): void {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    this.client?.removeAllListeners('end');
    this.client?.release(true);
    this.client = null;
  }

  private again(broken: PoolClient | null): void {
    if (broken && broken === this.client) {
      this.client = null;
      broken.release(true);
    }
    if (!this.stopped) this.retry ??= setTimeout(() => void this.start(), retryMs);
  }
}
