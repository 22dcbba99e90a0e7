import type { Sql } from '../database/database.js';

/** An event as consumers get it. `private` is null where there was none or where it was erased. */
export interface DeliveredEvent {
  id: string;
  partnershipId: string;
  version: number;
  type: string;
  actor: { kind: 'person'; id: string; as: string } | { kind: 'clock' } | { kind: 'service' };
  /** The state that was entered with it, if any. */
  entered: string | null;
  data: Record<string, unknown>;
  private: Record<string, unknown> | null;
  /** ISO instant. */
  occurredAt: string;
}

/**
 * Somebody who wants to know what happened. An event may come twice: whatever `handle` writes goes through `sql`, the
 * transaction that also marks the delivery handled, so that it counts once. What can't be in a transaction must be
 * repeatable. Throwing means: again later; after enough attempts the delivery is parked and staff see it.
 */
export abstract class EventConsumer {
  /** Stands in rows and metrics; never rename one while deliveries may be pending. */
  abstract readonly name: string;
  abstract readonly eventTypes: readonly string[] | 'all';
  /** Events of one partnership one after the other, in their order; a parked one lets the next pass. */
  abstract readonly ordered: boolean;
  /** How many events one job may carry; 1 for work that takes long, so that others don't wait behind it. */
  readonly batch: number = 100;
  /**
   * What fails since something else can't be reached (`unavailable`) is tried for as long as it takes, and staff see it
   * meanwhile; by default it is parked like any other fault.
   */
  readonly waitsForOthers: boolean = false;
  abstract handle(event: DeliveredEvent, sql: Sql): Promise<void>;
}
