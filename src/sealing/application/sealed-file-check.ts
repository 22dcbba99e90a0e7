import type { SealManifest } from '../domain/seal-manifest.js';

/** Asks of a file that we sealed ourselves what anybody would ask of it, before it is stored. */
export abstract class SealedFileCheck {
  /** Why it may not be stored, in plain English; nothing when all is well. */
  abstract problemsOf(pdf: Buffer, expected: SealManifest): Promise<string[]>;
}
