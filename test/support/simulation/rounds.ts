import type { Database } from '../../../src/platform/database/database.js';
import type { SetClock } from '../../../src/platform/clock/clock.js';
import type { Work } from '../../../src/platform/outbox/work-source.js';
import type { WorkSources } from '../../../src/platform/outbox/work-sources.js';
import type { QueueName } from '../../../src/platform/queues/queue-names.js';
import { allAtOnce } from '../../bench/all-at-once.js';
import type { Chances } from './chances.js';
import type { NotedPost } from './simulated-house.js';

/** A moment at which the workers looked at everything that was due, until nothing was. */
export interface Round {
  readonly number: number;
  /** What the workers' clocks showed, in milliseconds. */
  readonly shown: number;
  /** The true time. */
  readonly at: number;
}

const hands = 8;

/** What one worker would do in a row, for all hands: no two deliveries that are claimed together are of one case and consumer. */
function shared(work: Work): Work[] {
  const { ids } = work.data;
  const size = Math.max(1, Math.ceil(ids.length / hands));
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, part) => ({
    ...work,
    data: { ...work.data, ids: ids.slice(part * size, (part + 1) * size) },
  }));
}

/** What is due at this moment, and when more will be. */
interface Due extends Record<string, unknown> {
  deliveries: boolean;
  deadlines: boolean;
  mail: boolean;
  replans: boolean;
  next: Date | null;
}

const dueSql = `
select exists (select 1 from event_delivery where state in ('pending', 'dispatched') and next_attempt_at <= clock_timestamp()) as deliveries,
  coalesce(d.next <= $1, false) as deadlines, coalesce(m.next <= $1, false) as mail,
  exists (select 1 from case_to_plan) as replans, least(d.next, m.next) as next
from (select min(next_attempt_at) as next from deadline where done_at is null) d,
  (select min(next_attempt_at) as next from message where state in ('queued', 'dispatched')) m`;

/** Rows are moved and handled as by the relay and the workers; some of those die before they begin, or do a job twice. */
export class Rounds {
  readonly all: Round[] = [];
  deaths = 0;
  doubles = 0;
  /** When the workers’ clocks will show that something is due. */
  nextDue: number = Number.POSITIVE_INFINITY;

  constructor(
    private readonly database: Database,
    private readonly sources: WorkSources,
    private readonly clock: SetClock,
    private readonly post: NotedPost,
    private readonly chances: Chances,
  ) {}

  async run(at: number, clockShows: number): Promise<void> {
    const number = this.all.length + 1;
    this.post.round = number;
    this.clock.set(new Date(clockShows));
    while ((await this.drain('office-terms')) > 0);
    const usual: QueueName[] = ['deliveries', 'replans', 'deadlines', 'mail'];
    const order = this.chances.happens(0.2) ? usual.reverse() : usual;
    for (let passes = 0; ; passes++) {
      const due = await this.due();
      const filled = order.filter((queue) => due[queue]);
      if (filled.length === 0) break;
      if (passes > 200) throw new Error(`There is no end to ${filled.join(', ')} in round ${number}.`);
      for (const queue of filled) await this.drain(queue);
    }
    this.all.push({ number, shown: clockShows, at });
  }

  private async due(): Promise<Due> {
    const [due] = await this.database.prepared<Due>('simulated-due', dueSql, [this.clock.now()]);
    if (!due) throw new Error('The database doesn’t answer.');
    this.nextDue = due.next?.getTime() ?? Number.POSITIVE_INFINITY;
    return due;
  }

  /** How many jobs were left to others. */
  private async drain(queue: QueueName): Promise<number> {
    const jobs = (await this.sources.of(queue).claim(1_000)).flatMap(shared);
    const dropped = this.chances.happens(0.03) ? 0.5 : 0;
    const kept = jobs.filter(() => !this.chances.happens(dropped));
    await allAtOnce(kept, hands, (job) => this.handle(queue, job));
    const dead = jobs.length - kept.length;
    if (dead > 0) await this.leasesEnd(dead);
    return dead;
  }

  private async handle(queue: QueueName, { data }: Work): Promise<void> {
    const workers = this.chances.happens(0.05) ? 2 : 1;
    this.doubles += workers - 1;
    await Promise.all(Array.from({ length: workers }, () => this.sources.of(queue).handle(data)));
  }

  /**
   * Whoever took these is gone: others get them once their leases are over, which are brought to their end. If time went
   * by instead, who wrote to whom before it and who after it would be a matter of chance.
   */
  private async leasesEnd(dead: number): Promise<void> {
    this.deaths += dead;
    await this.database.query(`update event_delivery set next_attempt_at = now() where state = 'dispatched'`);
    for (const sql of leasedSql) await this.database.query(sql, [this.clock.now()]);
  }
}

const leasedSql = [
  'update deadline set next_attempt_at = $1 where done_at is null and dispatched',
  `update message set next_attempt_at = $1 where state = 'dispatched'`,
  'update office_term set turn_claimed_until = $1 where turn_claimed_until > $1',
  `update case_to_plan set next_attempt_at = $1 where next_attempt_at > $1`,
];
