const maxMb = 50;

/** What looking at one file may cost. */
export const inspectionLimits = {
  maxMb,
  maxBytes: maxMb * 1024 * 1024,
  /** Of work, once the file is there. */
  timeoutMs: 20_000,
  /** Until the file is there. */
  arrivalMs: 120_000,
  /** Whoever sends less than this on average, once that long has passed, holds a place that others wait for. */
  slowAfterMs: 20_000,
  slowBytesPerSecond: 32 * 1024,
  memoryMb: 700,
  /** Files that are worked on at once, and that are here at all. */
  atOnce: 2,
  inside: 6,
} as const;
