import { type MessageLine, messageLine } from '../../../notifications/web/messages.page.js';
import type { ListedMessage } from '../../../notifications/application/message-list.js';
import type { TimelineItem } from '../../../partnerships/web/timeline.js';

/** An event of the case, or a mail that was sent because of it. */
export type Happening =
  | { readonly what: 'event'; readonly at: string; readonly event: TimelineItem }
  | { readonly what: 'mail'; readonly at: string; readonly mail: MessageLine };

/** Events and mails in one line of time, newest first; a mail stands above the event of the same moment that caused it. */
export function happenings(events: readonly TimelineItem[], messages: readonly ListedMessage[]): Happening[] {
  const told = messages.map(
    (message): Happening => ({ what: 'mail', at: message.createdAt.toISOString(), mail: messageLine(message) }),
  );
  const happened = events.map((event): Happening => ({ what: 'event', at: event.at, event }));
  return [...told, ...happened].sort((a, b) => b.at.localeCompare(a.at));
}
