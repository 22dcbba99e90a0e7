import type { PauseReason } from '../../domain/pause-reason.js';

export interface PausedAddress {
  readonly mail: string;
  readonly because: PauseReason;
  readonly since: Date;
  /** What the mail server said, or what staff wrote. */
  readonly detail: string | null;
  /** The case of the mail that showed it. */
  readonly reference: string | null;
}
