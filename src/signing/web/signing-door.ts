import type { ListedEvent, LoadedCase } from '../../partnerships/application/partnership-store.js';
import { sideOf } from '../../partnerships/domain/actors.js';
import { holdsOn, termOf } from '../../partnerships/domain/authority.js';
import { blockers } from '../../partnerships/domain/decide.js';
import type { OfficeTerm } from '../../partnerships/domain/facts.js';
import type { FrozenText, TextRevision } from '../../partnerships/domain/procedure.js';
import type { Refusal } from '../../partnerships/domain/refusals.js';
import { isOpen, sides, type Side } from '../../partnerships/domain/states.js';
import { civilDate } from '../../platform/clock/civil-date.js';
import { ownSignature } from '../../partnerships/domain/own-signature.js';

/** Why somebody can't sign here and now. */
export type ClosedReason =
  | 'not-official'
  | 'term-over'
  | 'already-given'
  | 'not-yet'
  | 'reopened'
  | 'closed'
  | 'on-hold'
  | 'mail-unconfirmed'
  | 'mail-is-a-clerks'
  | 'by-pen'
  | 'not-your-turn'
  | 'refused';

export type SigningDoor =
  | {
      readonly is: 'open';
      readonly side: Side;
      readonly term: OfficeTerm;
      readonly frozen: FrozenText;
      readonly revision: TextRevision;
    }
  | { readonly is: 'signed'; readonly side: Side }
  | { readonly is: 'closed'; readonly reason: ClosedReason; readonly refusals: readonly Refusal[] }
  /** Not even that there is such a case. */
  | { readonly is: 'hidden' };

const closed = (reason: ClosedReason, refusals: readonly Refusal[] = []): SigningDoor => ({
  is: 'closed',
  reason,
  refusals,
});

/** May this person sign now? Asked of the rules that will decide it, and answered with the one thing that is in the way. */
export function signingDoor(loaded: LoadedCase, events: readonly ListedEvent[]): SigningDoor {
  const { partnership, facts, actor } = loaded;
  if (actor.kind !== 'person') return { is: 'hidden' };
  const side = sideOf(actor, ['official']);
  const term = side && termOf(facts, side, actor.personId);
  if (!side || !term) return withoutOffice(loaded, events, actor.personId);
  const { procedure } = partnership;
  if (ownSignature(procedure, side, actor.personId)) return { is: 'signed', side };
  if (procedure.signatures[side]) return closed('already-given');
  if (procedure.state !== 'signing') return notSigning(loaded, events);
  if (procedure.hold) return closed('on-hold');
  const refusals = blockers(partnership, 'sign', facts, actor);
  if (refusals.length > 0) return closed(reasonOf(refusals), refusals);
  const { frozen, revisions } = procedure;
  const revision = revisions.find(({ number }) => number === frozen?.revision);
  return frozen && revision ? { is: 'open', side, term, frozen, revision } : closed('not-yet');
}

/**
 * A former official may have been asked to sign, and learns why not; a case that came after their time is hidden. One in
 * office beside whom a board signs is not former.
 */
function withoutOffice({ facts, visible }: LoadedCase, events: readonly ListedEvent[], personId: string): SigningDoor {
  const frozenAt = events.filter(({ type }) => type === 'agreement.text-frozen').map(({ at }) => new Date(at));
  const dayAt = (side: Side) => (at: Date) => civilDate(at, facts.communities[side].zone);
  const held = sides.flatMap((side) =>
    facts.terms[side]
      .filter((term) => term.personId === personId)
      .map((term) => ({ term, today: dayAt(side)(new Date(facts.now)), days: frozenAt.map(dayAt(side)) })),
  );
  const inOffice = held.some(({ term, today }) => holdsOn(term, today));
  if (inOffice && visible) return closed('not-official');
  const asked = held.some(({ term, days }) => days.some((day) => holdsOn(term, day)));
  if (asked || (visible && held.length > 0)) return closed('term-over');
  return visible ? closed('not-official') : { is: 'hidden' };
}

function notSigning({ visible, partnership: { procedure } }: LoadedCase, events: readonly ListedEvent[]): SigningDoor {
  if (!visible) return { is: 'hidden' };
  if (!isOpen(procedure.state)) return closed('closed');
  return events.some(({ type }) => type === 'agreement.text-frozen') ? closed('reopened') : closed('not-yet');
}

/** What has a page of its own, the weightiest first. */
const reasons = {
  'signature.mail-unconfirmed': 'mail-unconfirmed',
  'signature.mail-is-a-clerks': 'mail-is-a-clerks',
  'signature.by-pen': 'by-pen',
  'signature.not-your-turn': 'not-your-turn',
} as const;

function reasonOf(refusals: readonly Refusal[]): ClosedReason {
  const codes = refusals.map(({ code }) => code);
  const own = Object.keys(reasons) as (keyof typeof reasons)[];
  const first = own.find((code) => codes.includes(code));
  return first ? reasons[first] : 'refused';
}
