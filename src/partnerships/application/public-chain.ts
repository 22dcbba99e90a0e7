import type { ActorStamp } from '../domain/actors.js';

/** An event with exactly what its hash is computed of, and that hash: nothing of its private part but a salted hash. */
export interface PublicEvent {
  partnershipId: string;
  version: number;
  type: string;
  schema: number;
  actor: ActorStamp;
  entered: string | null;
  data: Record<string, unknown>;
  privateHash: string | null;
  occurredAt: string;
  prevHash: string;
  hash: string;
}

/** The chain of a partnership, as anybody may have it who may have its documents. */
export abstract class PublicChain {
  abstract of(partnershipId: string): Promise<PublicEvent[]>;
}
