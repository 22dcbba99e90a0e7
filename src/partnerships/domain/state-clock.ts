import type { openStates } from './states.js';

export type DayCount = 'working' | 'calendar';

/** A state in which somebody is waited on. */
export type WaitingState = (typeof openStates)[number];

/** Whom a late step is taken to: `deputy` is whoever may act for an official, else their clerks. */
export type EscalatedTo = 'deputy' | 'clerk' | 'staff';

/** How long one state may wait, in days after its clock began. */
export interface StateClock {
  days: DayCount;
  /** When whoever is waited on is past the usual time; null where nothing is expected of them. */
  target: number | null;
  remindAfter: readonly number[];
  /** Counted back from the lapse. */
  remindBefore?: readonly number[];
  escalate?: readonly { after: number; to: EscalatedTo }[];
  /** Null where staff are waited on: a case never lapses because staff are late. */
  lapse: number | null;
}
