import type { Side } from '../../partnerships/domain/states.js';
import type { ListPage } from '../../platform/database/keyset.js';
import type { PlannedRequest } from './planned-request.js';

/** A step that the clock will take if nobody moves. */
export interface ListedStep {
  readonly id: string;
  /** `reminder-1`, `hearing-3-2026-04-21`, `lapse`. */
  readonly kind: string;
  readonly party: string;
  readonly state: string;
  /** When it is looked at next: its due instant, or later where it was put off. */
  readonly at: Date;
  readonly partnershipId: string;
  readonly reference: string;
  readonly communities: Readonly<Record<Side, { readonly name: string; readonly zone: string }>>;
}

/** Everything that the clock has planned, in all cases. Only for staff. */
export abstract class PlannedList {
  /** The next one first, a page at a time. */
  abstract page(request: PlannedRequest, now: Date): Promise<ListPage<ListedStep>>;
  /** How many there are on all pages, up to `countedUpTo`. */
  abstract count(request: PlannedRequest, now: Date): Promise<number>;
  /** Null once it was taken, cancelled or void. */
  abstract one(id: string): Promise<ListedStep | null>;
}

/** Beyond this many nobody counts any more. */
export const countedUpTo = 10_000;
