import type { Actor, ActorStamp } from '../domain/actors.js';
import type { PastEvent, EventDraft } from '../domain/event-parts.js';
import type { Facts } from '../domain/facts.js';
import type { Partnership } from '../domain/partnership.js';
import type { PartnershipKind } from '../domain/proposal.js';

/** Who asks; roles are looked up when the partnership is loaded, never believed from outside. */
export type ActorRef = { kind: 'person'; personId: string } | { kind: 'clock' } | { kind: 'service' };

/** A partnership with all that a decision about it may look at, read in one go. */
export interface LoadedCase {
  partnership: Partnership;
  facts: Facts;
  actor: Actor;
  /** Hash of the last event, hex: the next one is chained to it. */
  headHash: string;
  /** May the actor know of this case at all? Where not, it is answered as not found. */
  visible: boolean;
  /** One of the communities is sample data: papers say so. */
  sample: boolean;
}

/** The pair with which a new partnership starts. */
export interface NewPair {
  kind: PartnershipKind;
  initiatorId: string;
  counterpartId: string;
}

export interface IdempotencyUse {
  personId: string;
  key: string;
  /** SHA-256 of the request, hex: the same key with another request is refused. */
  requestHash: string;
}

export interface Change {
  loaded: LoadedCase;
  events: readonly EventDraft[];
  after: Partnership;
  /** Id of the step-up link that this change uses up. */
  spend?: string;
  idempotency?: IdempotencyUse;
}

export type Committed =
  | { outcome: 'committed'; version: number }
  | { outcome: 'repeated'; version: number; partnershipId: string; sameRequest: boolean }
  | { outcome: 'conflict' }
  | { outcome: 'taken'; reference: string }
  | { outcome: 'code-spent' };

/** An event as it is listed: with its stamp, and with the private part where it still exists. */
export type ListedEvent = PastEvent & { id: string; actor: ActorStamp; actorName: string | null; hash: string };

export abstract class PartnershipStore {
  /** By reference (`P-2026-00042`) or id; null when there is none. */
  abstract load(referenceOrId: string, actor: ActorRef, now: Date): Promise<LoadedCase | null>;
  /** What a decision about a partnership that doesn't exist yet looks at; null when a community is unknown. */
  abstract loadPair(pair: NewPair, actor: ActorRef, now: Date): Promise<LoadedCase | null>;
  /** All or nothing, in one transaction and one round trip. */
  abstract commit(change: Change): Promise<Committed>;
  abstract events(partnershipId: string, afterVersion?: number): Promise<ListedEvent[]>;
  abstract nextReference(year: number): Promise<string>;
  abstract nextRegisterNumber(year: number): Promise<string>;
}
