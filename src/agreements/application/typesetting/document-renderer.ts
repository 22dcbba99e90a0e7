import type { RenderJob } from './render-job.js';

/** `sha256` is lowercase hex over `bytes`. */
export type RenderedDocument = { bytes: Buffer; pages: number; sha256: string };

/**
 * Typesets agreement documents as PDF/A-3a. The same job gives the same bytes in any process.
 * Throws `UnprintableCharacters` (the input's fault, never to be retried) or `RenderFailed`.
 */
export abstract class DocumentRenderer {
  abstract render(job: RenderJob): Promise<RenderedDocument>;
}
