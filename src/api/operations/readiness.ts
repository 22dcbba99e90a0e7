import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { ObjectStore } from '../../platform/documents/object-store.js';
import { QueueProbe } from './queue-probe.js';
import { within } from './within.js';

type State = 'ok' | 'away' | 'not migrated';

export interface ReadinessReport {
  readonly status: 'ready' | 'degraded' | 'unready';
  /** `documents` only where an object store keeps them. */
  readonly checks: { readonly database: State; readonly queue: State; readonly documents?: State };
  /** What is wrong, for people. */
  readonly reasons: readonly string[];
}

const patienceMs = 2_000;
/** A hash that nobody will ever find bytes for: asking for it shows that the store answers, lets us in and has the bucket. */
const nothing = '0'.repeat(64);

@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly queue: QueueProbe,
    @Inject(ObjectStore) private readonly objects: ObjectStore | null,
  ) {}

  async report(): Promise<ReadinessReport> {
    const [database, queue, documents] = await Promise.all([
      this.databaseState(),
      this.queueState(),
      this.documentsState(),
    ]);
    const degraded = queue !== 'ok' || documents === 'away';
    const status = database !== 'ok' ? 'unready' : degraded ? 'degraded' : 'ready';
    const reasons = [
      ...(database === 'away' ? ['The database can’t be reached.'] : []),
      ...(database === 'not migrated' ? ['The database lacks migrations of this release.'] : []),
      ...(queue === 'ok' ? [] : ['The queue can’t be reached: changes are kept, mail and documents wait.']),
      ...(documents === 'away'
        ? [
            'The object store can’t be reached, or S3_URL names no bucket of it: documents can be neither read nor kept.',
          ]
        : []),
    ];
    return { status, checks: { database, queue, ...(documents ? { documents } : {}) }, reasons };
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

  private async documentsState(): Promise<State | null> {
    if (!this.objects) return null;
    const answered = within(patienceMs, this.objects.get(nothing, 0));
    return answered.then(
      () => 'ok',
      () => 'away',
    );
  }
}
