import { cpus } from 'node:os';
import type { RenderJob } from '../../../src/agreements/application/typesetting/render-job.js';
import { aPress, type Press } from '../../support/a-press.js';
import { allAtOnce } from '../all-at-once.js';
import { percentile, rounded } from '../bench-result.js';
import { type MemorySample, residentMb } from './child-memory.js';
import { originalsOf, type Pair } from './document-jobs.js';
import { pdfkitRate } from './pdfkit-baseline.js';

const pairs: Pair[] = [
  ['en', 'ja'],
  ['en', 'ar'],
  ['en', 'hi'],
];
const children = 2;
const memorySamples = 100;

type Latency = { p50: number; p99: number };

/** As `BenchResult`, without a database. */
export interface DocumentsResult {
  bench: string;
  ours: number;
  baseline: number;
  ratio: number;
  latency_ms: Latency;
  cpus: number;
  node: string;
  children: number;
  documents: number;
  baseline_is: string;
  /** `bytes`: of the largest document. */
  pairs: Record<string, Latency & { per_second: number; pdfkit_per_second: number; bytes: number }>;
  memory: { most_mb: number; first_half_most_mb: number; second_half_most_mb: number; samples: MemorySample[] };
}

type Measured = { pair: Pair; ms: number; latencies: number[]; bytes: number; pdfkit: number; documents: number };

/** Both originals of agreements in three pairs of languages, two at a time on two warm children; then by pdfkit. */
export async function benchDocuments(documents: number, baselineDocuments: number): Promise<DocumentsResult> {
  const press = aPress({ processes: children });
  const samples: MemorySample[] = [];
  const measured: Measured[] = [];
  const agreements = Math.ceil(documents / pairs.length / 2);
  try {
    for (const pair of pairs) await each(originalsOf(pair, 4, 90_000), press, []);
    for (const pair of pairs) {
      const jobs = originalsOf(pair, agreements, measured.length * agreements);
      const pdfkit = await pdfkitRate(pair, jobs.slice(0, baselineDocuments), children);
      const every = Math.max(1, Math.floor(documents / memorySamples));
      const set = await each(jobs, press, samples, every);
      measured.push({ pair, pdfkit, documents: jobs.length, ...set });
    }
  } finally {
    await press.close();
  }
  return result(measured, samples);
}

async function each(
  jobs: readonly RenderJob[],
  press: Press,
  samples: MemorySample[],
  every = Number.POSITIVE_INFINITY,
) {
  const latencies: number[] = [];
  let bytes = 0;
  const before = samples.at(-1)?.documents ?? 0;
  const begun = performance.now();
  await allAtOnce(jobs, children, async (job) => {
    const asked = performance.now();
    const rendered = await press.renderer.render(job);
    latencies.push(performance.now() - asked);
    bytes = Math.max(bytes, rendered.bytes.length);
    if (latencies.length % every !== 0) return;
    samples.push({ documents: before + latencies.length, mb: Math.max(...press.typesetter.pids().map(residentMb)) });
  });
  return { ms: performance.now() - begun, latencies, bytes };
}

function result(measured: readonly Measured[], samples: MemorySample[]): DocumentsResult {
  const total = (of: (each: Measured) => number) => measured.reduce((sum, each) => sum + of(each), 0);
  const ours = (total(({ documents }) => documents) * 1000) / total(({ ms }) => ms);
  // As many documents of each pair, so that both figures weigh the pairs alike.
  const baseline = measured.length / total(({ pdfkit }) => 1 / pdfkit);
  return {
    bench: 'documents',
    ours: rounded(ours),
    baseline: rounded(baseline),
    ratio: rounded(ours / baseline, 2),
    latency_ms: latencyOf(measured.flatMap(({ latencies }) => latencies)),
    cpus: cpus().length,
    node: process.version,
    children,
    documents: total(({ documents }) => documents),
    baseline_is: 'pdfkit in as many children: the same words, neither tagged nor PDF/A, Arabic digits reversed',
    pairs: Object.fromEntries(measured.map(pairResult)),
    memory: memoryOf(samples),
  };
}

const latencyOf = (latencies: readonly number[]) => ({
  p50: rounded(percentile(latencies, 0.5)),
  p99: rounded(percentile(latencies, 0.99)),
});

function pairResult({ pair, ms, latencies, bytes, pdfkit, documents }: Measured) {
  const figures = { per_second: rounded((documents * 1000) / ms), pdfkit_per_second: rounded(pdfkit), bytes };
  return [pair.join('+'), { ...figures, ...latencyOf(latencies) }] as const;
}

function memoryOf(samples: MemorySample[]): DocumentsResult['memory'] {
  const half = Math.ceil(samples.length / 2);
  const most = (some: MemorySample[]) => Math.max(0, ...some.map(({ mb }) => mb));
  const halves = { first_half_most_mb: most(samples.slice(0, half)), second_half_most_mb: most(samples.slice(half)) };
  return { most_mb: most(samples), ...halves, samples };
}
