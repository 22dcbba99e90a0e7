/** What a picture may cost: bytes, pixels to decode, milliseconds and megabytes of memory; and how large it is kept. */
export interface PictureLimits {
  readonly maxBytes: number;
  readonly maxPixels: number;
  /** Width and height of what is kept, in pixels. */
  readonly maxSide: number;
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

export const pictureLimits: PictureLimits = {
  maxBytes: 2 * 1024 * 1024,
  maxPixels: 40_000_000,
  maxSide: 1200,
  timeoutMs: 10_000,
  memoryMb: 500,
};
