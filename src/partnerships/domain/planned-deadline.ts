import type { Side } from './states.js';
import type { Waiter } from './waiting.js';

export type { StateClock } from './state-clock.js';

/** Those of a ceremony and of a council's meeting carry its date: one that was moved begins anew. */
export type DeadlineKind =
  | `reminder-${number}`
  | `escalation-${number}`
  | `ceremony-${number}-${string}`
  | `scan-due-${string}`
  | `hearing-${number}-${string}`
  | `hearing-after-${number}-${string}`
  | 'lapse'
  | 'release';

/** Something that the clock will do. One per kind and party: planned again, it moves. */
export interface PlannedDeadline {
  kind: DeadlineKind;
  /** ISO instant, UTC. */
  dueAt: string;
  /** Who is written to; `service` where the product itself acts. */
  party: Side | 'staff' | 'service';
  /** `deputy` is whoever may act for the official, else the clerks of that side. */
  role: Waiter['role'] | 'deputy';
}
