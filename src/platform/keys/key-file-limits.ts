export const keyFileLimits = {
  maxBytes: 100 * 1024,
  /** A hostile file asks for billions of iterations; an honest one, of two million, takes about a second. */
  timeoutMs: 5_000,
  memoryMb: 256,
} as const;
