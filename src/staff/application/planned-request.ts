import type { ListMark } from '../../platform/database/keyset.js';
import { type StepSort, stepSorts } from '../../reminders/domain/step-kinds.js';

/** How many days ahead one looks; null is everything that is planned. */
export const horizons = [1, 7, 30, null] as const;
export type Horizon = (typeof horizons)[number];

export const plannedParties = ['communities', 'staff'] as const;
export type PlannedParty = (typeof plannedParties)[number];

export interface PlannedRequest {
  readonly days: Horizon;
  /** Empty: all of them. */
  readonly sorts: readonly StepSort[];
  readonly parties: readonly PlannedParty[];
  /** Community or reference; accents and case don't matter. */
  readonly text: string;
  readonly mark: ListMark | null;
}

export const plannedSorts = stepSorts;
