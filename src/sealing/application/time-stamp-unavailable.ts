import { AppError } from '../../platform/errors.js';

/** What came back from the time-stamp authority, if anything: its detail goes to logs and incidents. */
export class TimeStampUnavailable extends AppError {
  constructor(
    readonly detail: string,
    cause?: unknown,
  ) {
    super({
      kind: 'unavailable',
      code: 'sealing.time-stamp-unavailable',
      message: `The time-stamp authority gave no time stamp that can be used: ${detail}.`,
      ...(cause === undefined ? {} : { cause }),
    });
    this.name = 'TimeStampUnavailable';
  }
}
