import type { BounceReport } from '../../domain/bounce.js';

/** Reads a raw mail as what a mail server reports. */
export abstract class BounceReader {
  /** Null for any other mail: answers, notes about holidays, receipts, and what can't be read. Never throws. */
  abstract read(raw: Buffer): Promise<BounceReport | null>;
}
