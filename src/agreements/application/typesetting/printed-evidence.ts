import type { Side } from '../../../partnerships/domain/states.js';

/** Events by type: the words for them are the languages' own. */
export type PrintedEvent = {
  /** ISO 8601, UTC. */
  at: string;
  type: string;
  /** Which community did it or is meant, where it was one. */
  side?: Side;
  /** Number of the text, where it is about one. */
  revision?: number;
};

export type PrintedSeal = {
  by: 'registry' | Side;
  heldBy: 'registry' | 'community';
  /** As RFC 4514 has it. */
  subject: string;
  issuer: string;
  /** The authority that issued it is the registry's own. */
  ownAuthority: boolean;
  /** SHA-256 of the certificate. */
  fingerprint: string;
};

/** What the pages after the agreement say of how it came about. */
export type PrintedEvidence = {
  chainHead: string;
  events: readonly PrintedEvent[];
  /** IANA time zones of the communities. */
  zones: Record<Side, string>;
  /** In the order in which they are put on. */
  seals: readonly PrintedSeal[];
  level: 'B-B' | 'B-T';
};
