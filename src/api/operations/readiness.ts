import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { QueueProbe } from './queue-probe.js';
import { within } from './within.js';

type State = 'ok' | 'away' | 'not migrated';

export interface ReadinessReport {
  readonly status: 'ready' | 'degraded' | 'unready';
  readonly checks: { readonly database: State; readonly queue: State };
  /** What is wrong, for people. */
  readonly reasons: readonly string[];
}

const patienceMs = 2_000;

@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly queue: QueueProbe,
  ) {}

  async report(): Promise<ReadinessReport> {
    const [database, queue] = await Promise.all([this.databaseState(), this.queueState()]);
    const status = database !== 'ok' ? 'unready' : queue !== 'ok' ? 'degraded' : 'ready';
    const reasons = [
      ...(database === 'away' ? ['The database can’t be reached.'] : []),
      ...(database === 'not migrated' ? ['The database lacks migrations of this release.'] : []),
      ...(queue === 'ok' ? [] : ['The queue can’t be reached: changes are kept, mail and documents wait.']),
    ];
    return { status, checks: { database, queue }, reasons };
  }

  private async databaseState(): Promise<State> {
    try {
      const rows = await within(patienceMs, this.database.query<{ name: string }>('select name from migrations'));
      const run = new Set(rows.map(({ name }) => name));
      const missing = this.database.dataSource.migrations.some((each) => !run.has(each.name ?? each.constructor.name));
      return missing ? 'not migrated' : 'ok';
    } catch (error) {
      return (error as { code?: string }).code === '42P01' ? 'not migrated' : 'away';
    }
  }

  private async queueState(): Promise<State> {
    return (await within(patienceMs, this.queue.reachable()).catch(() => false)) ? 'ok' : 'away';
  }
}
