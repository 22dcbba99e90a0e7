/** A file of ours that must not be kept. Nothing was stored; the next attempt begins anew. */
export class SealingFailed extends Error {
  readonly code = 'sealing.failed';

  constructor(reference: string, problems: readonly string[]) {
    super(
      `The sealed original of ${reference} does not pass its own verification and was not stored: ${problems.join('; ')}.`,
    );
    this.name = 'SealingFailed';
  }
}

/** Somebody else sealed it, or began anew, while this was at work. */
export class SealingOvertaken extends Error {
  constructor(reference: string) {
    super(`The sealing of ${reference} was taken over meanwhile. It is tried again.`);
    this.name = 'SealingOvertaken';
  }
}
