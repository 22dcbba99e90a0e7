import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { within } from './within.js';

/** One index scan each; what is sent and over is never counted. */
const casesSql = `
select state, count(*)::integer as n from procedure where open group by state`;
const unsentSql = `
select extract(epoch from $1::timestamptz - min(created_at))::float8 as seconds from message where state in ('queued', 'dispatched')`;

/** What the database knows, read when somebody asks. While it is away, only `entente_database_up` is told. */
@Injectable()
export class DatabaseGauges {
  /** Not the process's own registry: two applications in one process, as in tests, each have theirs. */
  readonly registry = new Registry();
  private readonly up = this.gauge('entente_database_up', 'Whether the database answered');
  private readonly cases = this.gauge('entente_open_cases', 'Open cases by state', ['state']);
  private readonly unsent = this.gauge('entente_oldest_unsent_message_seconds', 'Age of the oldest message that waits');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<string> {
    this.cases.reset();
    try {
      await within(2_000, Promise.all([this.readCases(), this.readUnsent()]));
      this.up.set(1);
    } catch {
      this.up.set(0);
    }
    return this.registry.metrics();
  }

  private async readCases(): Promise<void> {
    for (const { state, n } of await this.database.query<{ state: string; n: number }>(casesSql))
      this.cases.set({ state }, n);
  }

  private async readUnsent(): Promise<void> {
    const [row] = await this.database.query<{ seconds: number | null }>(unsentSql, [this.clock.now()]);
    this.unsent.set(Math.max(0, row?.seconds ?? 0));
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
