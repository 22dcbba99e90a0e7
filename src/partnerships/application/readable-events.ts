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
const internal = new Set<string>(['partnership.recommended', 'approval.waived', 'partnership.held', 'signature.given']);

const withoutInternal = (event: ListedEvent): ListedEvent =>
  internal.has(event.type) ? ({ ...event, private: null } as ListedEvent) : event;

/** Of the events of a case, those that this actor may know of, with as much of each as is theirs. */
export function readableEvents(events: readonly ListedEvent[], actor: Actor): ListedEvent[] {
  if (actor.kind !== 'person' || actor.staff) return [...events];
  return events.filter((event) => event.type !== 'case.noted' && isReadable(event, actor)).map(withoutInternal);
}
