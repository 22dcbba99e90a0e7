import type { RequestedAction } from '../domain/decide.js';
import type { EventDraft } from '../domain/event-parts.js';
import type { Partnership } from '../domain/partnership.js';
import type { ActorRef, IdempotencyUse } from './partnership-store.js';

/** From where somebody acts; stands in the evidence of a signature. */
export interface Origin {
  address: string;
  userAgent: string;
}

/** One step in a partnership's life, as a page, the API, the clock or the service asks for it. */
export interface PerformAction {
  /** Reference or id. */
  partnership: string;
  action: RequestedAction;
  /** Checked by the action's schema. */
  input: unknown;
  actor: ActorRef;
  /** The version that the actor looked at; another one in the store is a conflict. */
  expectedVersion?: number;
  idempotency?: IdempotencyUse;
  origin?: Origin;
}

export interface Performed {
  partnership: Partnership;
  events: readonly EventDraft[];
  /** True when the same request had been carried out before and nothing was done now. */
  repeated: boolean;
}
