import { readFileSync } from 'node:fs';

/** Megabytes that a process holds in memory; 0 once it has ended. */
export function residentMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}

export type MemorySample = { documents: number; mb: number };

/** The largest child after so many documents, as a line that rises and falls with each new child. */
export function memoryPlot(samples: readonly MemorySample[]): string {
  const [width, height, margin] = [760, 260, 40];
  const last = samples.at(-1)?.documents ?? 1;
  const most = Math.max(100, ...samples.map(({ mb }) => mb));
  const x = (documents: number) => margin + (documents / last) * (width - 2 * margin);
  const y = (mb: number) => height - margin - (mb / most) * (height - 2 * margin);
  const line = samples.map(({ documents, mb }) => `${x(documents).toFixed(1)},${y(mb).toFixed(1)}`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<path d="M${margin} ${margin}V${height - margin}H${width - margin}" fill="none" stroke="#888"/>
<text x="4" y="${margin}">${most} MB</text><text x="${width - margin - 30}" y="${height - 12}">${last} documents</text>
<polyline points="${line}" fill="none" stroke="#1b4f8a"/>
</svg>
`;
}
