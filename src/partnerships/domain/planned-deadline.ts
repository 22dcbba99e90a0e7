import type { Side } from './states.js';
import type { Waiter } from './waiting.js';
import type { DayCount } from './working-days.js';

/** How long one state may wait, in days after its clock began. */
export interface StateClock {
  days: DayCount;
  /** When whoever is waited on is past the usual time; null where nothing is expected of them. */
  target: number | null;
  remindAfter: readonly number[];
  /** Counted back from the lapse. */
  remindBefore?: readonly number[];
  escalate?: readonly { after: number; to: 'clerk' | 'staff' }[];
  /** Null where staff are waited on: a case never lapses because staff are late. */
  lapse: number | null;
}

/** IANA zones of the communities, and of the staff's office. */
export type Zones = Record<Side | 'staff', string>;

/** Those of a ceremony carry its date: one that was moved begins anew. */
export type DeadlineKind =
  | `reminder-${number}`
  | `escalation-${number}`
  | `ceremony-${number}-${string}`
  | `scan-due-${string}`
  | 'lapse'
  | 'release';

/** Something that the clock will do. One per kind and party: planned again, it moves. */
export interface PlannedDeadline {
  kind: DeadlineKind;
  /** ISO instant, UTC. */
  dueAt: string;
  /** Who is written to; `service` where the product itself acts. */
  party: Side | 'staff' | 'service';
  role: Waiter['role'];
}
