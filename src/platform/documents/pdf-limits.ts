/** What an upload may cost, in bytes, pages, milliseconds and megabytes of memory. */
export type PdfLimits = { maxBytes: number; maxPages: number; timeoutMs: number; memoryMb: number };

export const uploadLimits: PdfLimits = { maxBytes: 20 * 1024 * 1024, maxPages: 200, timeoutMs: 10_000, memoryMb: 400 };
