import type { Side } from '../../partnerships/domain/states.js';

/** What each keeper's original goes through, in this order. Then it is verified and stored, and these are taken away. */
export const sealingSteps = ['rendered', 'certified', 'own-seal', 'other-seal'] as const;
export type SealingStep = (typeof sealingSteps)[number];

/** One file as it was after a step. */
export interface StepDone {
  step: SealingStep;
  bytes: Buffer;
}

/** A final original without seals, with the list of those that it is to get. */
export interface Rendered {
  pdf: Buffer;
  /** `seals.json` as it is attached. */
  list: Buffer;
}

/**
 * The files of agreements that are being sealed. Whoever stores a step first decides what it is; everybody else goes on
 * with those bytes, so that a file is the same however often and by however many it was begun.
 */
export abstract class SealingSteps {
  /** Both originals at once, so that they tell the same events. Returns what was stored, by whomever. */
  abstract begin(partnershipId: string, rendered: Record<Side, Rendered>): Promise<Record<Side, Buffer>>;
  /** The lists of seals, where sealing has begun. */
  abstract lists(partnershipId: string): Promise<Record<Side, Buffer> | null>;
  /** The last step that was done; null when these files were taken away meanwhile. */
  abstract reached(partnershipId: string, keeper: Side): Promise<StepDone | null>;
  /**
   * Only on top of the very file that it was made of. Returns what was stored, by whomever; null when sealing was begun
   * anew or ended meanwhile.
   */
  abstract keep(partnershipId: string, keeper: Side, done: StepDone, before: StepDone): Promise<Buffer | null>;
  abstract clear(partnershipId: string): Promise<void>;
}
