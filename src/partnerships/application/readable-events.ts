import { type Actor, sideOf } from '../domain/actors.js';
import type { ListedEvent } from './partnership-store.js';

/** A message is for whom it was sent to, for the community that sent it, and for staff. */
function isReadable(event: ListedEvent, actor: Actor): boolean {
  if (event.type !== 'case.message-sent' || actor.kind !== 'person' || actor.staff) return true;
  const side = sideOf(actor, ['clerk', 'official', 'organiser', 'invitee']);
  const sentBy = event.actor.kind === 'person' ? event.actor.as : null;
  return side !== null && (sentBy === side || event.data.to === side || event.data.to === 'both');
}

/** Scores and reasons that are staff's own stay with staff; what was said to the communities stays readable. */
const internal = new Set<string>([
  ...['partnership.recommended', 'approval.waived', 'partnership.held', 'clock.overridden'],
  ...['signature.given', 'signature.member-given'],
]);
/**
 * Whom a community lets sign in whose place, whose mail got into the wrong hands, and why nobody is there to be reminded,
 * is its own affair.
 */
const ownAffairs = new Set<string>(['signature.deputy-named', 'signature.link-revoked', 'clock.snoozed']);

function withoutInternal(event: ListedEvent, actor: Actor): ListedEvent {
  const own = partyOf(event) === sideOf(actor, ['clerk', 'official']);
  const hidden = internal.has(event.type) || (ownAffairs.has(event.type) && !own);
  return hidden ? ({ ...event, private: null } as ListedEvent) : event;
}

const partyOf = ({ data }: ListedEvent) => ('side' in data ? data.side : 'party' in data ? data.party : undefined);

/** Of the events of a case, those that this actor may know of, with as much of each as is theirs. */
export function readableEvents(events: readonly ListedEvent[], actor: Actor): ListedEvent[] {
  if (actor.kind !== 'person' || actor.staff) return [...events];
  return events
    .filter((event) => event.type !== 'case.noted' && isReadable(event, actor))
    .map((event) => withoutInternal(event, actor));
}
