import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { PostgresWake } from '../../platform/outbox/postgres-wake.js';
import { WakeListener } from '../../platform/outbox/wake-listener.js';

/** Hears what this process and others committed. A process that streams to nobody holds no connection for it. */
@Injectable()
export class StreamWakes {
  private listener: WakeListener | null = null;

  constructor(
    private readonly database: Database,
    private readonly wake: PostgresWake,
  ) {}

  onWake(listener: () => void): void {
    this.wake.onWake(listener);
    this.heard = listener;
  }

  /** Starting twice is starting once; it goes on until `stop`. */
  start(): void {
    if (this.listener) return;
    this.listener = new WakeListener(this.database, () => this.heard(), this.wake.id);
    void this.listener.start();
  }

  stop(): void {
    this.listener?.stop();
  }

  private heard: () => void = () => {};
}
