import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ActorStamp } from '../domain/actors.js';
import type { State } from '../domain/states.js';

/** What of an event is hashed. Its private part is in it only as a salted hash, so that it can be erased. */
export interface ChainedEvent {
  partnershipId: string;
  version: number;
  type: string;
  schema: number;
  actor: ActorStamp;
  entered: State | null;
  data: object;
  /** Hex, or null where the event has no private part. */
  privateHash: string | null;
  occurredAt: string;
  /** Hex hash of the event before; 64 zeros for the first. */
  prevHash: string;
}

const sha256 = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** SHA-256 over the RFC 8785 form, hex: anybody can compute it again from the published events. */
export const eventHash = (event: ChainedEvent): string => sha256(canonicalize(event) ?? '');

export interface SealedPrivate {
  salt: Buffer;
  hash: string;
}

export function sealPrivate(data: object, salt = randomBytes(16)): SealedPrivate {
  return { salt, hash: sha256(salt, canonicalize(data) ?? '') };
}
