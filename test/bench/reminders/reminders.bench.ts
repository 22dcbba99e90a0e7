import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { openDataSource } from '../../../src/platform/database/data-source.js';
import { Database } from '../../../src/platform/database/database.js';
import { claimDueDeadlines } from '../../../src/reminders/application/due-deadlines.js';
import { type BenchResult, percentile, rounded } from '../bench-result.js';
import { insertCommunities, insertDue, insertPending, placeAtWork } from './bench-rows.js';
import { handWritten } from './hand-written.js';
import { type Arrivals, BenchSink } from './mail-sink.js';
import { startWorkers } from './worker-processes.js';

export interface RemindersOptions {
  databaseUrl: string;
  redisUrl: string | undefined;
  pending: number;
  due: number;
  log: (line: string) => void;
}

interface Times {
  p50: number;
  p99: number;
}

export interface RemindersResult extends BenchResult {
  workers: number;
  due: number;
  /** From the step’s hour until the mail server had the mail; `due` of them in one minute. */
  lateness_s: Times & { most: number };
  /** A sweep with nothing due, in milliseconds, with so many steps pending. */
  empty_sweep_ms: Record<string, Times>;
  /** How much an empty sweep costs more with all pending than with ten thousand, at p50. */
  empty_sweep_growth: number;
  /** The claim of a full batch, in milliseconds. */
  full_sweep_ms: Times;
  baseline_is: string;
}

const workers = 2;
const few = 10_000;
const second = 1_000;
/** Rows are there before they are due. */
const timeToInsert = 10 * second;

/** A million steps pending, ten thousand due in one minute, and the same number at once. */
export async function benchReminders(options: RemindersOptions): Promise<RemindersResult> {
  const { databaseUrl, pending, due, log } = options;
  const database = new Database(await openDataSource({ url: databaseUrl, poolSize: 12 }));
  const sink = await BenchSink.start();
  try {
    await firstStart(sink, options);
    await insertCommunities(database, placeAtWork(new Date()));
    const sweeps = await emptySweeps(database, pending, log);
    const full = await fullSweeps(database);
    const { inAMinute, atOnce } = await withWorkers(database, sink, options);
    log('the baseline: select … for update and nodemailer, in one process');
    const baseline = await baselineRate(database, sink, Math.min(due, 3_000));
    const [version] = await database.query<{ v: string }>("select current_setting('server_version') as v");
    return {
      ...{
        bench: 'reminders',
        ours: rounded(atOnce),
        baseline: rounded(baseline),
        ratio: rounded(atOnce / baseline, 2),
      },
      latency_ms: timesOf(inAMinute),
      ...{ workers, due },
      lateness_s: latenessOf(inAMinute),
      empty_sweep_ms: sweeps,
      empty_sweep_growth: rounded((sweeps[pending]?.p50 ?? 0) / (sweeps[few]?.p50 ?? 1), 2),
      full_sweep_ms: full,
      ...{ cpus: cpus().length, node: process.version, postgres: version?.v ?? '' },
      queue: options.redisUrl ? 'redis' : 'postgres',
      baseline_is:
        'one process that locks 50 due rows by select … for update and sends a line of plain text for each through nodemailer’s pool: no calendar, no second look, no row for the message, no retry',
    };
  } finally {
    await sink.stop();
    await database.dataSource.destroy();
  }
}

/** A store that knows no holidays yet has all its cases planned when workers first start: not what is measured here. */
async function firstStart(sink: BenchSink, { databaseUrl, redisUrl }: RemindersOptions): Promise<void> {
  const worker = await startWorkers(1, { databaseUrl, redisUrl, smtpUrl: sink.url });
  await worker.stop();
}

const timesOf = (ms: readonly number[]): Times => ({
  p50: rounded(percentile(ms, 0.5), 2),
  p99: rounded(percentile(ms, 0.99), 2),
});

const latenessOf = (ms: readonly number[]) => ({
  p50: rounded(percentile(ms, 0.5) / second, 2),
  p99: rounded(percentile(ms, 0.99) / second, 2),
  most: rounded(Math.max(...ms) / second, 2),
});

async function emptySweeps(database: Database, pending: number, log: (line: string) => void) {
  const sweeps: Record<string, Times> = {};
  let there = 0;
  for (const many of [...new Set([Math.min(few, pending), pending])]) {
    log(`${many} steps pending`);
    await insertPending(database, many - there, `at-${many}`);
    there = many;
    await database.query('vacuum analyze deadline');
    const now = () => new Date();
    await timed(50, () => claimDueDeadlines(now(), now(), 1_000, database));
    sweeps[many] = timesOf(await timed(500, () => claimDueDeadlines(now(), now(), 1_000, database)));
  }
  return sweeps;
}

/** Claims of what is due in a month, given back each time. */
async function fullSweeps(database: Database): Promise<Times> {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const took: number[] = [];
  for (let time = 0; time < 20; time++) {
    took.push(...(await timed(1, () => claimDueDeadlines(inAMonth, inAMonth, 1_000, database))));
    await database.query('update deadline set dispatched = false, next_attempt_at = due_at where dispatched');
  }
  return timesOf(took);
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return took;
}

async function withWorkers(database: Database, sink: BenchSink, options: RemindersOptions) {
  const { databaseUrl, redisUrl } = options;
  const running = await startWorkers(workers, { databaseUrl, redisUrl, smtpUrl: sink.url });
  try {
    const inAMinute = await minuteOfReminders(database, sink, options);
    return { inAMinute, atOnce: await backlog(database, sink, options) };
  } finally {
    await running.stop();
  }
}

/** How late each was, in milliseconds. */
async function minuteOfReminders(
  database: Database,
  sink: BenchSink,
  { due, log }: RemindersOptions,
): Promise<number[]> {
  log(`${due} reminders due in one minute, ${workers} workers`);
  const from = Date.now() + timeToInsert;
  await insertDue(database, due, new Date(from), new Date(from + 60 * second), 'minute');
  return latenesses(database, await arrivalsOf(sink, due));
}

/** Mails a second, where all were due at the same moment. */
async function backlog(database: Database, sink: BenchSink, { due, log }: RemindersOptions): Promise<number> {
  log(`${due} reminders due at once, ${workers} workers`);
  const at = new Date(Date.now() + timeToInsert);
  await insertDue(database, due, at, at, 'backlog');
  const arrivals = await arrivalsOf(sink, due);
  return (arrivals.length * second) / (Math.max(...arrivals.map(([, time]) => time)) - at.getTime());
}

async function arrivalsOf(sink: BenchSink, expected: number): Promise<Arrivals> {
  for (const end = Date.now() + 600 * second; (await sink.count()) < expected; await pause(250))
    if (Date.now() > end) throw new Error(`Only ${await sink.count()} of ${expected} mails came in ten minutes.`);
  const arrivals = await sink.report();
  const different = new Set(arrivals.map(([id]) => id)).size;
  if (different !== expected || arrivals.length !== expected)
    throw new Error(`${arrivals.length} mails came, ${different} different ones, of ${expected}.`);
  return arrivals;
}

async function latenesses(database: Database, arrivals: Arrivals): Promise<number[]> {
  const rows = await database.query<{ id: string; due: Date }>(
    'select m.message_id as id, d.due_at as due from message m join deadline d on d.id = m.deadline_id',
  );
  const dueOf = new Map(rows.map(({ id, due }) => [id, due.getTime()]));
  return arrivals.map(([id, at]) => at - (dueOf.get(id) ?? Number.NaN));
}

async function baselineRate(database: Database, sink: BenchSink, count: number): Promise<number> {
  const now = new Date();
  await insertDue(database, count, now, now, 'baseline');
  await database.query('vacuum analyze deadline');
  const began = performance.now();
  const sent = await handWritten(database, sink.url, (already) => already >= count);
  const took = performance.now() - began;
  await sink.report();
  return (sent * second) / took;
}
