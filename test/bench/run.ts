import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedDatabase } from '../../src/platform/database/embedded/start-embedded-database.js';
import { type BenchResult, table } from './bench-result.js';
import { memoryPlot } from './documents/child-memory.js';
import { benchDocuments, type DocumentsResult } from './documents/documents.bench.js';
import { benchLifecycle } from './lifecycle.bench.js';
import { benchReminders, type RemindersResult } from './reminders/reminders.bench.js';
import { benchSealing, type SealingResult } from './sealing/sealing.bench.js';

const { values, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    lives: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '3' },
    idle: { type: 'string', default: '400' },
    documents: { type: 'string', default: '2000' },
    agreements: { type: 'string', default: '60' },
    pending: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '10000' },
    out: { type: 'string', default: '.data/bench' },
  },
  allowPositionals: true,
});

const usage = `npm run bench -- lifecycle [--json] [--lives 400] [--rounds 3] [--idle 400]
npm run bench -- documents [--json] [--documents 2000] [--out .data/bench]
  Three pairs of languages; with --documents 240 it takes about half a minute. The plot of memory goes to --out.
npm run bench -- sealing [--json] [--agreements 60]
npm run bench -- reminders [--json] [--pending 1000000] [--due 10000]
  Two workers of the product as processes of their own, and a mail server that takes everything. About three minutes.
  BENCH_DATABASE_URL  a PostgreSQL to measure on (an empty database); without it an embedded one is started for the run
  REDIS_URL           BullMQ on Redis; without it on PostgreSQL`;

async function main(): Promise<number> {
  const [name = 'lifecycle'] = positionals;
  if (name === 'documents') return documents();
  if (name === 'sealing') return sealing();
  if (name === 'reminders') return reminders();
  if (name !== 'lifecycle') {
    console.error(usage);
    return 2;
  }
  const result = await onDatabase((databaseUrl) =>
    benchLifecycle({
      databaseUrl,
      redisUrl: process.env.REDIS_URL || undefined,
      lives: Number(values.lives),
      rounds: Number(values.rounds),
      idle: Number(values.idle),
    }),
  );
  print(result);
  return 0;
}

async function onDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (process.env.BENCH_DATABASE_URL) return work(process.env.BENCH_DATABASE_URL);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'entente-bench-'));
  const embedded = await startEmbeddedDatabase({ dataDir, log: () => {} });
  try {
    return await work(embedded.url);
  } finally {
    await embedded.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function print(result: BenchResult): void {
  console.log(`\nLifecycles a second, eight consumed transitions each, ${result.at_once} at once\n`);
  console.log(
    table([
      ['the product', result.ours],
      ['hand-written node-postgres transaction', result.baseline],
      ['ratio', result.ratio],
      ['commit to consumer when idle, p50', `${result.latency_ms.p50} ms`],
      ['commit to consumer when idle, p99', `${result.latency_ms.p99} ms`],
      ['queue', result.queue],
      ['PostgreSQL', result.postgres],
      ['Node.js', `${result.node}, ${result.cpus} processors`],
    ]),
  );
  if (values.json) console.log(JSON.stringify(result));
}

async function documents(): Promise<number> {
  const count = Number(values.documents);
  const result = await benchDocuments(count, Math.min(60, Math.ceil(count / 6)));
  mkdirSync(values.out, { recursive: true });
  const plot = path.join(values.out, 'documents-memory.svg');
  writeFileSync(plot, memoryPlot(result.memory.samples));
  printDocuments(result, plot);
  return 0;
}

function printDocuments(result: DocumentsResult, plot: string): void {
  console.log(`\n${result.documents} originals of agreements in two languages, on ${result.children} children\n`);
  const rows = Object.entries(result.pairs).map(([pair, each]): [string, string] => [
    pair,
    `${each.per_second}/s, p50 ${each.p50} ms, p99 ${each.p99} ms, at most ${Math.round(each.bytes / 1000)} kB; pdfkit ${each.pdfkit_per_second}/s`,
  ]);
  const { most_mb, first_half_most_mb, second_half_most_mb } = result.memory;
  console.log(
    table([
      ...rows,
      ['all', `${result.ours}/s, p50 ${result.latency_ms.p50} ms, p99 ${result.latency_ms.p99} ms`],
      ['pdfkit', `${result.baseline}/s; ratio ${result.ratio}`],
      [
        'largest child',
        `${most_mb} MB (first half ${first_half_most_mb}, second half ${second_half_most_mb}); ${plot}`,
      ],
      ['Node.js', `${result.node}, ${result.cpus} processors`],
    ]),
  );
  if (values.json) console.log(JSON.stringify(result));
}

async function reminders(): Promise<number> {
  const result = await onDatabase((databaseUrl) =>
    benchReminders({
      databaseUrl,
      redisUrl: process.env.REDIS_URL || undefined,
      pending: Number(values.pending),
      due: Number(values.due),
      log: (line) => console.error(`… ${line}`),
    }),
  );
  printReminders(result);
  return 0;
}

function printReminders(result: RemindersResult): void {
  const { due, lateness_s: late, empty_sweep_ms: empty, full_sweep_ms: full } = result;
  console.log(`\nReminders of ${due} cases, ${result.workers} workers, each mail to a mail server on this machine\n`);
  const sweeps = Object.entries(empty).map(([pending, { p50, p99 }]): [string, string] => [
    `a sweep with none due, ${pending} pending`,
    `p50 ${p50} ms, p99 ${p99} ms`,
  ]);
  console.log(
    table([
      ['mails a second, all due at once', result.ours],
      ['hand-written loop in one process', `${result.baseline}/s; ratio ${result.ratio}`],
      [`lateness, ${due} due in one minute`, `p50 ${late.p50} s, p99 ${late.p99} s, most ${late.most} s`],
      ...sweeps,
      ['the same, as a ratio', result.empty_sweep_growth],
      ['a sweep that claims a full batch', `p50 ${full.p50} ms, p99 ${full.p99} ms`],
      ['queue', result.queue],
      ['PostgreSQL', result.postgres],
      ['Node.js', `${result.node}, ${result.cpus} processors`],
    ]),
  );
  if (values.json) console.log(JSON.stringify(result));
}

async function sealing(): Promise<number> {
  printSealing(await onDatabase((databaseUrl) => benchSealing(databaseUrl, Number(values.agreements))));
  return 0;
}

function printSealing(result: SealingResult): void {
  console.log(
    `\n${result.agreements} agreements sealed, ${result.at_once} at once: two originals with three seals each\n`,
  );
  const steps = Object.entries(result.steps).map(([step, { p50, p99 }]): [string, string] => [
    step,
    `p50 ${p50} ms, p99 ${p99} ms a file`,
  ]);
  console.log(
    table([
      ['agreements a second', result.ours],
      ...steps,
      ['a whole agreement', `p50 ${result.latency_ms.p50} ms, p99 ${result.latency_ms.p99} ms`],
      ['@libpdf/core alone', `${result.baseline}/s; ratio ${result.ratio}`],
      ['Node.js', `${result.node}, ${result.cpus} processors`],
    ]),
  );
  console.log(JSON.stringify(result));
}

process.exitCode = await main();
