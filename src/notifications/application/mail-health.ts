import type { Sql } from '../../platform/database/database.js';
import { backlogSql, hostsSql, latenessSql } from './mail-health-sql.js';

/** Of reminders that were due in a span of time: from there to the moment in which the mail server took them. */
export interface Lateness {
  /** Those that are still under way count with the lateness that they have already. */
  readonly reminders: number;
  /** Seconds; null where there were none. */
  readonly p50: number | null;
  readonly p99: number | null;
  readonly worst: number | null;
}

/** Where mail doesn't arrive: a domain that it goes to. */
export interface TroubledHost {
  readonly host: string;
  /** Tried again by itself, given up, and come back within seven days. */
  readonly retrying: number;
  readonly failed: number;
  readonly bounced: number;
  /** The last thing that was said about it. */
  readonly answer: string | null;
}

export interface MailFigures {
  /** Messages whose time has come, those at a mail server now, those tried again later, those whose time hasn't come. */
  readonly due: number;
  readonly sending: number;
  readonly retrying: number;
  readonly later: number;
  /** Waiting for the mail of the day. */
  readonly digested: number;
  readonly failed: number;
  readonly bouncedThisWeek: number;
  /** Of what should have been sent by now, in seconds; 0 where nothing is late. */
  readonly oldestUnsent: number;
  /** Steps of the clock that are due, and how long the oldest of them has waited, in seconds. */
  readonly dueSteps: number;
  readonly oldestStep: number;
  readonly lateness: { readonly day: Lateness; readonly week: Lateness };
  readonly hosts: readonly TroubledHost[];
}

type Backlog = Omit<MailFigures, 'lateness' | 'hosts'>;
type LatenessRow = Record<'day_n' | 'week_n', number> &
  Record<'day_p' | 'week_p', number[] | null> &
  Record<'day_worst' | 'week_worst', number | null>;
type Row<T> = T & Record<string, unknown>;

/** How the mail is doing, from the rows themselves: true whatever became of the processes that counted. */
export class MailHealth {
  constructor(private readonly sql: Sql) {}

  async figures(now: Date): Promise<MailFigures> {
    const [[backlog], [late], hosts] = await Promise.all([
      this.sql.query<Row<Backlog>>(backlogSql, [now]),
      this.sql.query<Row<LatenessRow>>(latenessSql, [now]),
      this.sql.query<Row<TroubledHost>>(hostsSql, [now]),
    ]);
    if (!backlog || !late) throw new Error('A count of nothing is still a row.');
    const day = latenessFrom(late.day_n, late.day_p, late.day_worst);
    const week = latenessFrom(late.week_n, late.week_p, late.week_worst);
    return { ...backlog, lateness: { day, week }, hosts };
  }
}

const latenessFrom = (reminders: number, percentiles: number[] | null, worst: number | null): Lateness => ({
  reminders,
  p50: seconds(percentiles?.[0]),
  p99: seconds(percentiles?.[1]),
  worst: seconds(worst),
});

const seconds = (ms: number | null | undefined): number | null =>
  ms === null || ms === undefined ? null : Math.round(ms) / 1000;
