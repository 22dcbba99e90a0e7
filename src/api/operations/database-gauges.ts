import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { MailHealth } from '../../notifications/application/mail-health.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Backlog } from '../../platform/outbox/backlog.js';
import { MailGauges } from './mail-gauges.js';
import { within } from './within.js';

/** One index scan each; what is sent and over is never counted. */
const casesSql = `
select state, count(*)::integer as n from procedure where open group by state`;

const patienceMs = 2_000;

/** What the database knows, read when somebody asks. While it is away, only `entente_database_up` is told. */
@Injectable()
export class DatabaseGauges {
  /** Not the process's own registry: two applications in one process, as in tests, each have theirs. */
  readonly registry = new Registry();
  private readonly up = this.gauge('entente_database_up', 'Whether the database answered');
  private readonly cases = this.gauge('entente_open_cases', 'Open cases by state', ['state']);
  private readonly mail = new MailGauges(this.registry);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly health: MailHealth,
    private readonly backlog: Backlog,
  ) {}

  async read(): Promise<string> {
    this.cases.reset();
    this.mail.reset();
    // percentiles of a busy week take longer than to find out that the database is there
    const mail = within(patienceMs, this.readMail()).catch(() => this.mail.reset());
    try {
      await within(patienceMs, Promise.all([this.readCases(), this.backlog.read()]));
      this.up.set(1);
    } catch {
      this.up.set(0);
    }
    await mail;
    return this.registry.metrics();
  }

  private async readCases(): Promise<void> {
    for (const { state, n } of await this.database.query<{ state: string; n: number }>(casesSql))
      this.cases.set({ state }, n);
  }

  private async readMail(): Promise<void> {
    this.mail.set(await this.health.figures(this.clock.now()));
  }

  private gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
