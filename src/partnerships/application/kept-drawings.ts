import type { Strokes } from '../domain/strokes.js';

/** Keeps a drawn signature as the points that were drawn: a canonical document, found again under its hash. */
export abstract class KeptDrawings {
  /** Returns the SHA-256 of the document. */
  abstract keep(strokes: Strokes): Promise<string>;
}
