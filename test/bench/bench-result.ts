/** What every benchmark reports, and what its `--json` prints as its last line. */
export interface BenchResult {
  bench: string;
  /** Per second. */
  ours: number;
  baseline: number;
  /** ours / baseline, of the same run. */
  ratio: number;
  latency_ms: { p50: number; p99: number };
  cpus: number;
  node: string;
  postgres: string;
  queue: 'redis' | 'postgres';
  [more: string]: unknown;
}

/** The value below which `share` (0 to 1) of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** A small table for people. */
export function table(rows: readonly (readonly [string, string | number])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`).join('\n');
}
