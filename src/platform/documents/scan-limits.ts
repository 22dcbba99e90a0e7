/** What the scan of a paper may cost: bytes of a file and of all, files, pages, milliseconds, megabytes of memory, pixels. */
export interface ScanLimits {
  readonly maxFileBytes: number;
  readonly maxBytes: number;
  readonly maxFiles: number;
  readonly maxPages: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** Of one picture, to decode. */
  readonly maxPixels: number;
  /** Longer side that is kept, in pixels: about 200 to the inch on A4. */
  readonly maxSide: number;
  /** A longer side below this can't be read by anybody. */
  readonly minSide: number;
}

export const scanLimits: ScanLimits = {
  maxFileBytes: 20 * 1024 * 1024,
  maxBytes: 60 * 1024 * 1024,
  maxFiles: 40,
  maxPages: 60,
  timeoutMs: 60_000,
  memoryMb: 900,
  maxPixels: 120_000_000,
  maxSide: 2400,
  minSide: 600,
};
