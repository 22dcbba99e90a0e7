import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { allAtOnce } from './all-at-once.js';
import { type BenchProduct, openBenchProduct } from './bench-product.js';
import { percentile, rounded, type BenchResult } from './bench-result.js';
import type { BenchCase } from './bench-world.js';
import { handWrittenTransition, type Payload } from './hand-written.js';
import { type Hashes, phases, someHashes } from './lifecycle-phases.js';

const width = 32;
const statesInOrder = [
  'submitted',
  'awaiting-counterpart',
  'under-review',
  'in-approval',
  'drafting',
  'signing',
  'signed',
  'recognised',
];

export interface LifecycleOptions {
  databaseUrl: string;
  redisUrl?: string | undefined;
  /** Lives in each round, and rounds; ours and the baseline take turns. */
  lives: number;
  rounds: number;
  /** Single commits, spaced out, whose way to the consumer is timed. */
  idle: number;
}

/** Lifecycles a second with eight consumed transitions each, beside a hand-written transaction, taking turns in one run. */
export async function benchLifecycle(options: LifecycleOptions): Promise<BenchResult> {
  const product = await openBenchProduct(options.databaseUrl, options.redisUrl);
  try {
    const total = (options.rounds + 1) * options.lives + Math.ceil(options.idle / 4) + options.lives;
    await product.world.populate(Math.ceil(Math.sqrt(total)));
    await round(product, Math.min(50, options.lives)); // warm
    const measured = { ours: 0, baseline: 0 };
    for (let turn = 0; turn < options.rounds; turn++) {
      const { ours, baseline } = await round(product, options.lives);
      measured.ours += ours;
      measured.baseline += baseline;
    }
    return result(product, options, measured, await idleLatencies(product, options.idle));
  } finally {
    await product.app.close();
  }
}

/** Milliseconds that the eight transitions of all lives took, ours until the last one is consumed. */
async function round(product: BenchProduct, count: number): Promise<{ ours: number; baseline: number }> {
  const lives = await product.world.drafts(count);
  const hashes = new Map(lives.map(({ id }): [string, Hashes] => [id, someHashes()]));
  let ours = 0;
  let baseline = 0;
  for (const phase of phases) {
    const begun = performance.now();
    const consumed = product.consumer.handled + (phase.timed ? lives.length : 0);
    await allAtOnce(lives, width, async (life) => {
      await product.world.perform.execute(phase.step(product.world, life, hashes.get(life.id) ?? someHashes()));
    });
    while (product.consumer.handled < consumed) await sleep(1);
    if (phase.timed) ours += performance.now() - begun;
  }
  const payload = await payloadOf(product, lives);
  for (const state of statesInOrder) {
    const begun = performance.now();
    await allAtOnce(lives, width, ({ id }) => handWrittenTransition(product.database.pool, id, state, payload));
    baseline += performance.now() - begun;
  }
  return { ours, baseline };
}

async function payloadOf({ database }: BenchProduct, lives: readonly BenchCase[]): Promise<Payload> {
  const [row] = await database.query<{ data: object; actor: object; event: object }>(
    `select r.data, e.actor, e.data as event from procedure r join partnership_event e on e.partnership_id = r.partnership_id
     where r.partnership_id = $1 and e.type = 'signature.given' limit 1`,
    [lives[0]?.id],
  );
  return { procedure: JSON.stringify(row?.data), actor: JSON.stringify(row?.actor), data: JSON.stringify(row?.event) };
}

/** From the answer to the commit until the consumer begins, one at a time with pauses between them. */
async function idleLatencies(product: BenchProduct, count: number): Promise<number[]> {
  const lives = await product.world.drafts(Math.ceil(count / 4));
  const hashes = someHashes();
  const latencies: number[] = [];
  for (const phase of phases.slice(0, 4)) {
    for (const life of lives) {
      await sleep(20 + Math.random() * 30);
      product.consumer.startedAt.delete(life.id);
      await product.world.perform.execute(phase.step(product.world, life, hashes));
      const committed = performance.now();
      while (!product.consumer.startedAt.has(life.id)) await sleep(1);
      latencies.push(Math.max(0, (product.consumer.startedAt.get(life.id) ?? committed) - committed));
    }
  }
  return latencies;
}

function result(
  product: BenchProduct,
  { lives, rounds, redisUrl }: LifecycleOptions,
  { ours, baseline }: { ours: number; baseline: number },
  idle: readonly number[],
): BenchResult {
  const perSecond = (ms: number) => rounded((lives * rounds * 1000) / ms);
  return {
    bench: 'lifecycle',
    ours: perSecond(ours),
    baseline: perSecond(baseline),
    ratio: rounded(baseline / ours, 2),
    latency_ms: { p50: rounded(percentile(idle, 0.5)), p99: rounded(percentile(idle, 0.99)) },
    cpus: cpus().length,
    node: process.version,
    postgres: product.postgres,
    queue: redisUrl ? 'redis' : 'postgres',
    lifecycles: lives * rounds,
    transitions_per_lifecycle: 8,
    at_once: width,
    idle_commits: idle.length,
  };
}
