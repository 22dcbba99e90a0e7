import { type Side, sides } from '../../partnerships/domain/states.js';
import type { EventNews } from './event-news.js';

/** Staff's own notes: that there is one is theirs as well. */
export const ofStaff: ReadonlySet<string> = new Set(['case.noted']);

/**
 * Whether the endpoint of a community hears of it; the association hears of everything. A counterpart hears of its case
 * from the moment it joined, and a message is told to those who wrote it or were written to.
 */
export function isFor(communityId: string | null, news: EventNews): boolean {
  if (communityId === null) return true;
  const side = sides.find((each) => news.communities[each].id === communityId);
  if (side === undefined || ofStaff.has(news.type)) return false;
  if (side === 'counterpart' && !news.counterpartJoined) return false;
  return news.message === null || isPartyTo(news.message, side);
}

const isPartyTo = ({ from, to }: NonNullable<EventNews['message']>, side: Side): boolean =>
  from === side || to === side || to === 'both';
