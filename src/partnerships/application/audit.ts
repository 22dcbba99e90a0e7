import canonicalize from 'canonicalize';
import { chainStart } from '../domain/chain-start.js';
import type { PastEvent } from '../domain/event-parts.js';
import { replay } from '../domain/evolve.js';
import type { Partnership } from '../domain/partnership.js';
import { pairClaim } from '../domain/pair-claim.js';
import type { Procedure } from '../domain/procedure.js';
import { sides } from '../domain/states.js';
import { waitingColumn } from '../domain/waiting.js';

/** One event as stored, with what the chain says of it. */
export interface AuditedEvent {
  event: PastEvent;
  /** Hashes as stored and as computed anew from the stored columns; hex. */
  hash: string;
  computedHash: string;
  prevHash: string;
  /** `intact`, `erased` by retention, or `altered` so that it no longer matches its hash in the chain. */
  privatePart: 'none' | 'intact' | 'erased' | 'altered';
}

/** What lists and pages read beside the case file; each follows from it. */
export interface ListedFacts {
  state: string;
  onHold: boolean;
  waitingOn: string;
  pairClaim: string | null;
  /** `side id name typed-name hash`, sorted, of every signature that stands. */
  signatures: readonly string[];
}

export interface AuditedPartnership {
  stored: Partnership;
  storedHead: string;
  listed: ListedFacts;
  events: readonly AuditedEvent[];
  /** Documents that one of its runs names by their hash, and that aren't stored. */
  lacking: readonly LackingDocument[];
}

export interface LackingDocument {
  /** `sealed original`, `signed copy` or `reviewed original`. */
  kind: string;
  sha256: string;
}

/** The first thing that doesn't hold in a partnership's records. */
export interface Break {
  reference: string;
  /** Version of the event at which it breaks; null where it is the row that differs. */
  version: number | null;
  problem: string;
}

export function firstBreak(audited: AuditedPartnership): Break | null {
  return chainBreak(audited) ?? replayBreak(audited) ?? listingBreak(audited) ?? documentBreak(audited);
}

function chainBreak({ stored, storedHead, events }: AuditedPartnership): Break | null {
  const { reference } = stored;
  let previous = chainStart;
  for (const [index, { event, hash, computedHash, prevHash, privatePart }] of events.entries()) {
    const { version } = event;
    const broken = (problem: string): Break => ({ reference, version, problem });
    if (version !== index + 1) return broken(`Event ${index + 1} is missing: the next one stored is ${version}.`);
    if (prevHash !== previous) return broken('It is not chained to the event before it.');
    if (computedHash !== hash) return broken('Its content no longer has the hash that was recorded.');
    if (privatePart === 'altered') return broken('Its private part no longer has the hash that was recorded.');
    previous = hash;
  }
  if (previous !== storedHead) return { reference, version: null, problem: 'The row names another head of the chain.' };
  return null;
}

/** The stored state must be exactly what its events give; what retention erased can't be compared any more. */
function replayBreak({ stored, events }: AuditedPartnership): Break | null {
  const erased = events.some(({ privatePart }) => privatePart === 'erased');
  const replayed = replay(
    stored.id,
    events.map(({ event }) => event),
  );
  const comparable = (partnership: Partnership | null) =>
    canonicalize(
      partnership && { ...partnership, procedure: erased ? publicParts(partnership.procedure) : partnership.procedure },
    );
  if (comparable(replayed) === comparable(stored)) return null;
  return { reference: stored.reference, version: null, problem: 'The stored state is not what its events replay to.' };
}

function listingBreak({ stored, listed }: AuditedPartnership): Break | null {
  if (canonicalize(listed) === canonicalize(listedFacts(stored))) return null;
  return {
    reference: stored.reference,
    version: null,
    problem: 'What lists and pages show is not what the case file says.',
  };
}

function documentBreak({ stored: { reference }, lacking: [first] }: AuditedPartnership): Break | null {
  if (!first) return null;
  return { reference, version: null, problem: `Its ${first.kind} ${first.sha256} is not among the stored documents.` };
}

function listedFacts({ procedure }: Partnership): ListedFacts {
  const { state, hold, signatures, frozen } = procedure;
  const standing = sides.flatMap((side) => {
    const given = signatures[side];
    return given ? [[side, given.signatureId, given.name, given.typedName, frozen?.contentHash].join(' ')] : [];
  });
  return {
    state,
    onHold: hold !== null,
    waitingOn: waitingColumn(procedure),
    pairClaim: pairClaim(procedure),
    signatures: standing.sort(),
  };
}

const publicParts = (procedure: Procedure): Partial<Procedure> => ({
  ...procedure,
  proposal: {},
  changeRequests: procedure.changeRequests.map((request) => ({ ...request, comment: '', answer: null })),
  invitation: procedure.invitation && { generation: procedure.invitation.generation, contact: null },
  hold: procedure.hold && { ...procedure.hold, reason: '' },
});
