import { v7 as uuidv7 } from 'uuid';
import type { Subscriptions } from '../../platform/outbox/subscriptions.js';
import type { Change } from '../application/partnership-store.js';
import { chainStart } from '../domain/chain-start.js';
import { stampOf } from '../domain/actors.js';
import { clockContext } from '../domain/clock-context.js';
import { targetOfWait } from '../domain/clocks.js';
import type { EventDraft } from '../domain/event-parts.js';
import { eventSchema } from '../domain/events.js';
import type { Facts } from '../domain/facts.js';
import { pairClaim } from '../domain/pair-claim.js';
import type { Partnership } from '../domain/partnership.js';
import type { GivenSignature } from '../domain/procedure.js';
import { isOpen, type Side } from '../domain/states.js';
import { waitingColumn } from '../domain/waiting.js';
import { eventHash, sealPrivate } from './event-chain.js';

interface EventRow {
  id: string;
  version: number;
  type: string;
  [column: string]: unknown;
}

/** The one argument of `commit_partnership_change`. */
export function changeJson(change: Change, subscriptions: Subscriptions): Record<string, unknown> {
  const { loaded, after, events: drafts } = change;
  const { rows, privates } = chained(change);
  const head = rows.at(-1)?.hash ?? loaded.headHash;
  const claimBefore = loaded.partnership.version === 0 ? null : pairClaim(loaded.partnership.procedure);
  const claim = pairClaim(after.procedure);
  return {
    expectedVersion: loaded.partnership.version,
    partnership: {
      ...partnershipRow(after, loaded.facts.now),
      pair_claim: claim,
      head_hash: head,
      sample: loaded.sample,
    },
    procedure: procedureRow(after, loaded.facts),
    events: rows,
    ...(privates.length > 0 ? { privates } : {}),
    ...deliveries(rows, subscriptions),
    ...(claim !== null && claim !== claimBefore
      ? { claims: [after.initiatorId, after.counterpartId].sort().join() }
      : {}),
    ...signatureChanges(drafts, rows),
    ...membership(drafts, after),
    ...(change.spend ? { spend: change.spend } : {}),
    ...(change.idempotency ? { idempotency: change.idempotency } : {}),
  };
}

function chained({ loaded, events, after }: Change): { rows: EventRow[]; privates: object[] } {
  const actor = stampOf(loaded.actor);
  const privates: object[] = [];
  let prevHash = loaded.partnership.version === 0 ? chainStart : loaded.headHash;
  const rows = events.map((draft, index): EventRow => {
    const id = uuidv7();
    const sealed = draft.private ? sealPrivate(draft.private) : null;
    if (sealed) privates.push({ event_id: id, salt: sealed.salt.toString('hex'), data: draft.private });
    const version = loaded.partnership.version + index + 1;
    const hashed = {
      version,
      type: draft.type,
      schema: eventSchema,
      actor,
      entered: draft.to ?? null,
      data: draft.data,
      privateHash: sealed?.hash ?? null,
      occurredAt: loaded.facts.now,
      prevHash,
    };
    const hash = eventHash({ partnershipId: after.id, ...hashed });
    const row = {
      id,
      ...hashed,
      private_hash: hashed.privateHash,
      occurred_at: hashed.occurredAt,
      prev_hash: prevHash,
      hash,
    };
    prevHash = hash;
    return row;
  });
  return { rows, privates };
}

const partnershipRow = (after: Partnership, now: string) => ({
  id: after.id,
  reference: after.reference,
  kind: after.kind,
  initiator_id: after.initiatorId,
  counterpart_id: after.counterpartId,
  names_as_signed: after.namesAsSigned,
  register_number: after.recognised?.number ?? null,
  recognised_at: after.recognised?.recognisedAt ?? null,
  affiliation_date: after.recognised?.affiliationDate ?? null,
  validity: after.recognised?.validity ?? null,
  recognition: after.recognised?.recognition ?? null,
  activity: after.recognised?.activity ?? null,
  version: after.version,
  updated_at: now,
});

/** Working days are counted where the case waits; staff's own are counted at their office. */
function procedureRow({ procedure }: Partnership, facts: Facts) {
  return {
    id: procedure.id,
    purpose: procedure.purpose,
    state: procedure.state,
    state_since: procedure.since,
    on_hold: procedure.hold !== null,
    hold_until: procedure.hold?.until ?? null,
    waiting_on: waitingColumn(procedure),
    target_at: procedure.hold ? null : targetOfWait(procedure, clockContext(procedure, facts)),
    next_hard_at: procedure.hold?.until ?? null,
    open: isOpen(procedure.state),
    contact_mail: procedure.invitation?.contact?.mail ?? null,
    data: procedure,
  };
}

function deliveries(rows: readonly EventRow[], subscriptions: Subscriptions) {
  const wanted = rows.flatMap(({ id, version, type }) =>
    subscriptions
      .to(type)
      .map(({ name, ordered }) => ({ event_id: id, consumer: name, event_version: version, ordered })),
  );
  return wanted.length > 0 ? { deliveries: wanted } : {};
}

/** Rows follow from events: a signature is what `signature.given` says, and void by what `signatures.voided` says. */
function signatureChanges(drafts: readonly EventDraft[], rows: readonly EventRow[]) {
  const given = drafts.flatMap((draft, index) =>
    draft.type === 'signature.given' ? [signatureRow(draft.data, rows[index]?.id ?? '')] : [],
  );
  const voids = drafts.findIndex((draft) => draft.type === 'signatures.voided');
  return {
    ...(given.length > 0 ? { signatures: given } : {}),
    ...(voids >= 0 ? { voids: rows[voids]?.id } : {}),
  };
}

function signatureRow(
  given: { side: Side; signature: GivenSignature; contentHash: string; originals: Record<Side, string> },
  eventId: string,
) {
  const { signature } = given;
  return {
    id: signature.signatureId,
    event_id: eventId,
    side: given.side,
    mode: signature.mode,
    person_id: signature.personId,
    term_id: signature.termId,
    name: signature.name,
    typed_name: signature.typedName,
    office: signature.office,
    capacity: signature.capacity,
    basis: signature.basis,
    signed_at: signature.instant,
    zone: signature.zone,
    civil_date: signature.civilDate,
    content_hash: given.contentHash,
    original_hashes: given.originals,
  };
}

/** Whoever accepts an invitation as the named contact becomes a clerk of that community. */
function membership(drafts: readonly EventDraft[], after: Partnership) {
  const accepted = drafts.find((draft) => draft.type === 'partnership.invitation-accepted');
  const personId = accepted?.type === 'partnership.invitation-accepted' ? accepted.data.clerkId : null;
  return personId
    ? { membership: { id: uuidv7(), person_id: personId, community_id: after.counterpartId, role: 'clerk' } }
    : {};
}
