import { createHash } from 'node:crypto';
import type { PdfDictionary } from '../pdf/pdf-value.js';

/** A signature of the file as its dictionary has it; nothing of it is proven yet. */
export interface FoundSeal {
  /** Name of its form field; null where it has none. */
  readonly field: string | null;
  /** Number of its dictionary, and of its form field. */
  readonly number: number;
  readonly fieldNumber: number | null;
  /** Which revision it came with, from 0. */
  readonly revision: number;
  readonly dictionary: PdfDictionary;
  /** The CMS with the zeros behind it; null where the dictionary is not as it must be. */
  readonly contents: Buffer | null;
  /** What it covers: everything up to the end of its revision but its own contents. */
  readonly covered: readonly Buffer[];
  /** `/M` */
  readonly claimedAt: Date | null;
}

export function digestOf(covered: readonly Buffer[], algorithm: string): Buffer {
  const hash = createHash(algorithm);
  for (const part of covered) hash.update(part);
  return hash.digest();
}
