import { type Actor, sideOf } from '../domain/actors.js';
import type { ListedEvent } from './partnership-store.js';

/** A message is for whom it was sent to, for the community that sent it, and for staff. */
export function isReadable(event: ListedEvent, actor: Actor): boolean {
  if (event.type !== 'case.message-sent' || actor.kind !== 'person' || actor.staff) return true;
  const side = sideOf(actor, ['clerk', 'official', 'organiser', 'invitee']);
  const sentBy = event.actor.kind === 'person' ? event.actor.as : null;
  return side !== null && (sentBy === side || event.data.to === side || event.data.to === 'both');
}
