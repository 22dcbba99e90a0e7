import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Housekeeping } from '../application/housekeeping.js';

const firstMs = 60_000;
const everyMs = 3_600_000;

/** About once an hour; a round that fails is made good by the next. */
export class HousekeepingTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly housekeeping: Pick<Housekeeping, 'execute'>,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.in(firstMs);
  }

  /** Before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.round;
  }

  private in(milliseconds: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.once().then(() => this.in(everyMs));
    }, milliseconds);
    this.timer.unref();
  }

  private async once(): Promise<void> {
    try {
      const cleared = await this.housekeeping.execute();
      if (cleared) this.log.debug(cleared, 'Cleared away');
    } catch (error) {
      this.log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'Clearing away failed');
    }
  }
}
