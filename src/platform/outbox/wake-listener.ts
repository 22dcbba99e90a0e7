import type { Notification, PoolClient } from 'pg';
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
    /** Id of the `PostgresWake` of this process, which tells its relay without a detour. */
    private readonly self = '',
  ) {}

  async start(): Promise<void> {
    this.retry = null;
    const client = await this.database.connect().catch(() => null);
    if (!client) return this.again();
    if (this.stopped) return client.release();
    this.client = client;
    client.on('notification', ({ payload }: Notification) => {
      if (payload !== this.self) this.onWake();
    });
    client.once('error', () => this.lose(client));
    client.once('end', () => this.lose(client));
    await client.query(`listen ${wakeChannel}`).then(this.onWake, () => this.lose(client));
  }

  stop(): void {
    this.stopped = true;
    if (this.retry) clearTimeout(this.retry);
    if (this.client) this.lose(this.client);
  }

  /** Error and end of one connection may both be told. */
  private lose(client: PoolClient): void {
    if (client !== this.client) return;
    this.client = null;
    client.on('error', () => {});
    client.release(true);
    this.again();
  }

  private again(): void {
    if (!this.stopped) this.retry ??= setTimeout(() => void this.start(), retryMs);
  }
}
